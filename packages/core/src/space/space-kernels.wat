;; Inner loops of the spatial measures. Built by `wat2wasm space-kernels.wat` (wabt 1.0.37); the bytes are embedded in
;; space-kernels.ts. Arrays are addresses in the exported memory; every function is tested against plain TypeScript.
(module
  (memory (export "memory") 1)

  ;; Histogram of distances between points a[i] and b[j]: all j < count of b, or j < i when $within is 1.
  ;; Coordinates are f32 in three arrays; counts[floor(distance * scale)] += 1.
  (func (export "pairHistogram")
    (param $ax i32) (param $ay i32) (param $az i32) (param $na i32)
    (param $bx i32) (param $by i32) (param $bz i32) (param $nb i32)
    (param $within i32) (param $scale f32) (param $counts i32)
    (local $i i32) (local $at i32) (local $j i32) (local $end i32) (local $blocks i32)
    (local $xi v128) (local $yi v128) (local $zi v128) (local $d v128) (local $s v128) (local $bin v128)
    (local $scales v128) (local $base v128) (local $slot i32) (local $f f32) (local $g f32)
    (local.set $scales (f32x4.splat (local.get $scale)))
    (local.set $base (i32x4.splat (local.get $counts)))
    (block $done
      (loop $points
        (br_if $done (i32.ge_s (local.get $i) (local.get $na)))
        (local.set $at (i32.shl (local.get $i) (i32.const 2)))
        (local.set $xi (v128.load32_splat (i32.add (local.get $ax) (local.get $at))))
        (local.set $yi (v128.load32_splat (i32.add (local.get $ay) (local.get $at))))
        (local.set $zi (v128.load32_splat (i32.add (local.get $az) (local.get $at))))
        (local.set $end (i32.shl (select (local.get $i) (local.get $nb) (local.get $within)) (i32.const 2)))
        (local.set $blocks (i32.and (local.get $end) (i32.const -16)))
        (local.set $j (i32.const 0))
        (block $tail
          (loop $four
            (br_if $tail (i32.ge_u (local.get $j) (local.get $blocks)))
            (local.set $d (f32x4.sub (local.get $xi) (v128.load (i32.add (local.get $bx) (local.get $j)))))
            (local.set $s (f32x4.mul (local.get $d) (local.get $d)))
            (local.set $d (f32x4.sub (local.get $yi) (v128.load (i32.add (local.get $by) (local.get $j)))))
            (local.set $s (f32x4.add (local.get $s) (f32x4.mul (local.get $d) (local.get $d))))
            (local.set $d (f32x4.sub (local.get $zi) (v128.load (i32.add (local.get $bz) (local.get $j)))))
            (local.set $s (f32x4.add (local.get $s) (f32x4.mul (local.get $d) (local.get $d))))
            (local.set $bin (i32x4.add (local.get $base) (i32x4.shl
              (i32x4.trunc_sat_f32x4_s (f32x4.mul (f32x4.sqrt (local.get $s)) (local.get $scales))) (i32.const 2))))
            (local.set $slot (i32x4.extract_lane 0 (local.get $bin)))
            (i32.store (local.get $slot) (i32.add (i32.load (local.get $slot)) (i32.const 1)))
            (local.set $slot (i32x4.extract_lane 1 (local.get $bin)))
            (i32.store (local.get $slot) (i32.add (i32.load (local.get $slot)) (i32.const 1)))
            (local.set $slot (i32x4.extract_lane 2 (local.get $bin)))
            (i32.store (local.get $slot) (i32.add (i32.load (local.get $slot)) (i32.const 1)))
            (local.set $slot (i32x4.extract_lane 3 (local.get $bin)))
            (i32.store (local.get $slot) (i32.add (i32.load (local.get $slot)) (i32.const 1)))
            (local.set $j (i32.add (local.get $j) (i32.const 16)))
            (br $four)))
        (block $next
          (loop $one
            (br_if $next (i32.ge_u (local.get $j) (local.get $end)))
            (local.set $f (f32.sub (f32x4.extract_lane 0 (local.get $xi)) (f32.load (i32.add (local.get $bx) (local.get $j)))))
            (local.set $g (f32.mul (local.get $f) (local.get $f)))
            (local.set $f (f32.sub (f32x4.extract_lane 0 (local.get $yi)) (f32.load (i32.add (local.get $by) (local.get $j)))))
            (local.set $g (f32.add (local.get $g) (f32.mul (local.get $f) (local.get $f))))
            (local.set $f (f32.sub (f32x4.extract_lane 0 (local.get $zi)) (f32.load (i32.add (local.get $bz) (local.get $j)))))
            (local.set $g (f32.add (local.get $g) (f32.mul (local.get $f) (local.get $f))))
            (local.set $slot (i32.add (local.get $counts) (i32.shl
              (i32.trunc_sat_f32_s (f32.mul (f32.sqrt (local.get $g)) (local.get $scale))) (i32.const 2))))
            (i32.store (local.get $slot) (i32.add (i32.load (local.get $slot)) (i32.const 1)))
            (local.set $j (i32.add (local.get $j) (i32.const 4)))
            (br $one)))
        (local.set $i (i32.add (local.get $i) (i32.const 1)))
        (br $points))))

  ;; out[s] = sum over rows i and entries e of row i of values[e] x[i,s] x[indices[e],s], for the four columns s of x, [n x 4].
  (func (export "fourForms")
    (param $offsets i32) (param $indices i32) (param $values i32) (param $n i32) (param $x i32) (param $out i32)
    (local $i i32) (local $e i32) (local $end i32) (local $at i32) (local $w v128)
    (local $lag0 v128) (local $lag1 v128) (local $sum0 v128) (local $sum1 v128)
    (block $done
      (loop $rows
        (br_if $done (i32.ge_s (local.get $i) (local.get $n)))
        (local.set $at (i32.add (local.get $offsets) (i32.shl (local.get $i) (i32.const 2))))
        (local.set $e (i32.load (local.get $at)))
        (local.set $end (i32.load offset=4 (local.get $at)))
        (local.set $lag0 (v128.const f64x2 0 0))
        (local.set $lag1 (v128.const f64x2 0 0))
        (block $row
          (loop $entries
            (br_if $row (i32.ge_s (local.get $e) (local.get $end)))
            (local.set $w (v128.load64_splat (i32.add (local.get $values) (i32.shl (local.get $e) (i32.const 3)))))
            (local.set $at (i32.add (local.get $x) (i32.shl
              (i32.load (i32.add (local.get $indices) (i32.shl (local.get $e) (i32.const 2)))) (i32.const 5))))
            (local.set $lag0 (f64x2.add (local.get $lag0) (f64x2.mul (local.get $w) (v128.load (local.get $at)))))
            (local.set $lag1 (f64x2.add (local.get $lag1) (f64x2.mul (local.get $w) (v128.load offset=16 (local.get $at)))))
            (local.set $e (i32.add (local.get $e) (i32.const 1)))
            (br $entries)))
        (local.set $at (i32.add (local.get $x) (i32.shl (local.get $i) (i32.const 5))))
        (local.set $sum0 (f64x2.add (local.get $sum0) (f64x2.mul (local.get $lag0) (v128.load (local.get $at)))))
        (local.set $sum1 (f64x2.add (local.get $sum1) (f64x2.mul (local.get $lag1) (v128.load offset=16 (local.get $at)))))
        (local.set $i (i32.add (local.get $i) (i32.const 1)))
        (br $rows)))
    (v128.store (local.get $out) (local.get $sum0))
    (v128.store offset=16 (local.get $out) (local.get $sum1)))

  ;; Puts $n f64 at $array into random order by Fisher and Yates, numbers from xoshiro128** whose four words are at $state,
  ;; and copies them to every fourth f64 at $column.
  (func (export "shuffle") (param $array i32) (param $n i32) (param $state i32) (param $column i32)
    (local $bound i32) (local $s0 i32) (local $s1 i32) (local $s2 i32) (local $s3 i32) (local $t i32)
    (local $product i64) (local $low i32) (local $a i32) (local $b i32) (local $value f64)
    (local.set $s0 (i32.load (local.get $state)))
    (local.set $s1 (i32.load offset=4 (local.get $state)))
    (local.set $s2 (i32.load offset=8 (local.get $state)))
    (local.set $s3 (i32.load offset=12 (local.get $state)))
    (local.set $bound (local.get $n))
    (local.set $a (local.get $array))
    (block $done
      (loop $places
        (br_if $done (i32.le_s (local.get $bound) (i32.const 1)))
        (loop $again
          (local.set $product (i64.mul
            (i64.extend_i32_u (i32.mul (i32.rotl (i32.mul (local.get $s1) (i32.const 5)) (i32.const 7)) (i32.const 9)))
            (i64.extend_i32_u (local.get $bound))))
          (local.set $t (i32.shl (local.get $s1) (i32.const 9)))
          (local.set $s2 (i32.xor (local.get $s2) (local.get $s0)))
          (local.set $s3 (i32.xor (local.get $s3) (local.get $s1)))
          (local.set $s1 (i32.xor (local.get $s1) (local.get $s2)))
          (local.set $s0 (i32.xor (local.get $s0) (local.get $s3)))
          (local.set $s2 (i32.xor (local.get $s2) (local.get $t)))
          (local.set $s3 (i32.rotl (local.get $s3) (i32.const 11)))
          (local.set $low (i32.wrap_i64 (local.get $product)))
          (if (i32.lt_u (local.get $low) (local.get $bound))
            (then (br_if $again (i32.lt_u (local.get $low)
              (i32.rem_u (i32.sub (i32.const 0) (local.get $bound)) (local.get $bound)))))))
        (local.set $b (i32.add (local.get $a) (i32.shl
          (i32.wrap_i64 (i64.shr_u (local.get $product) (i64.const 32))) (i32.const 3))))
        (local.set $value (f64.load (local.get $b)))
        (f64.store (local.get $b) (f64.load (local.get $a)))
        (f64.store (local.get $a) (local.get $value))
        (f64.store (local.get $column) (local.get $value))
        (local.set $column (i32.add (local.get $column) (i32.const 32)))
        (local.set $a (i32.add (local.get $a) (i32.const 8)))
        (local.set $bound (i32.sub (local.get $bound) (i32.const 1)))
        (br $places)))
    (f64.store (local.get $column) (f64.load (local.get $a)))
    (i32.store (local.get $state) (local.get $s0))
    (i32.store offset=4 (local.get $state) (local.get $s1))
    (i32.store offset=8 (local.get $state) (local.get $s2))
    (i32.store offset=12 (local.get $state) (local.get $s3)))

  ;; Columns p of drawn, [k x width] with width a multiple of 8: lag = sum_m row[m] drawn[m, p], terms added in order of m.
  ;; Writes two i64 at $out: how many lags are below $low, and how many above $high. NaN are neither.
  (func (export "countLags")
    (param $drawn i32) (param $width i32) (param $row i32) (param $k i32) (param $low f64) (param $high f64) (param $out i32)
    (local $bytes i32) (local $past i32) (local $at i32) (local $m i32) (local $end i32) (local $w v128)
    (local $lag0 v128) (local $lag1 v128) (local $lag2 v128) (local $lag3 v128)
    (local $below v128) (local $above v128) (local $lows v128) (local $highs v128)
    (local.set $bytes (i32.shl (local.get $width) (i32.const 3)))
    (local.set $past (i32.add (local.get $drawn) (local.get $bytes)))
    (local.set $end (i32.add (local.get $row) (i32.shl (local.get $k) (i32.const 3))))
    (local.set $lows (f64x2.splat (local.get $low)))
    (local.set $highs (f64x2.splat (local.get $high)))
    (block $done
      (loop $eight
        (br_if $done (i32.ge_u (local.get $drawn) (local.get $past)))
        (local.set $at (local.get $drawn))
        (local.set $lag0 (v128.const f64x2 0 0))
        (local.set $lag1 (v128.const f64x2 0 0))
        (local.set $lag2 (v128.const f64x2 0 0))
        (local.set $lag3 (v128.const f64x2 0 0))
        (local.set $m (local.get $row))
        (block $summed
          (loop $terms
            (br_if $summed (i32.ge_u (local.get $m) (local.get $end)))
            (local.set $w (v128.load64_splat (local.get $m)))
            (local.set $lag0 (f64x2.add (local.get $lag0) (f64x2.mul (local.get $w) (v128.load (local.get $at)))))
            (local.set $lag1 (f64x2.add (local.get $lag1) (f64x2.mul (local.get $w) (v128.load offset=16 (local.get $at)))))
            (local.set $lag2 (f64x2.add (local.get $lag2) (f64x2.mul (local.get $w) (v128.load offset=32 (local.get $at)))))
            (local.set $lag3 (f64x2.add (local.get $lag3) (f64x2.mul (local.get $w) (v128.load offset=48 (local.get $at)))))
            (local.set $at (i32.add (local.get $at) (local.get $bytes)))
            (local.set $m (i32.add (local.get $m) (i32.const 8)))
            (br $terms)))
        (local.set $below (i64x2.sub (local.get $below) (f64x2.lt (local.get $lag0) (local.get $lows))))
        (local.set $below (i64x2.sub (local.get $below) (f64x2.lt (local.get $lag1) (local.get $lows))))
        (local.set $below (i64x2.sub (local.get $below) (f64x2.lt (local.get $lag2) (local.get $lows))))
        (local.set $below (i64x2.sub (local.get $below) (f64x2.lt (local.get $lag3) (local.get $lows))))
        (local.set $above (i64x2.sub (local.get $above) (f64x2.gt (local.get $lag0) (local.get $highs))))
        (local.set $above (i64x2.sub (local.get $above) (f64x2.gt (local.get $lag1) (local.get $highs))))
        (local.set $above (i64x2.sub (local.get $above) (f64x2.gt (local.get $lag2) (local.get $highs))))
        (local.set $above (i64x2.sub (local.get $above) (f64x2.gt (local.get $lag3) (local.get $highs))))
        (local.set $drawn (i32.add (local.get $drawn) (i32.const 64)))
        (br $eight)))
    (i64.store (local.get $out) (i64.add (i64x2.extract_lane 0 (local.get $below)) (i64x2.extract_lane 1 (local.get $below))))
    (i64.store offset=8 (local.get $out) (i64.add (i64x2.extract_lane 0 (local.get $above)) (i64x2.extract_lane 1 (local.get $above))))))
