/**
 * Names that stand for a sum of others or for what could not be placed. In a column of regions or industries they count twice or
 * hold what belongs elsewhere, so a study is told of them; it decides with `leaveOut:`.
 */
const TOTALS =
  /^(合\s*计|总\s*计|小\s*计|总\s*和|全\s*(国|省|市|县|区|行业|部)|各(地区|行业)合计|(grand |sub-?)?total|sum|all (industries|regions|sectors))$/i;
const REMAINDERS =
  /(不详|不明|未说明|未分类|未知|无法归类|not (stated|applicable|known|available|classified)|inadequately described|unknown|undefined|unspecified|unallocated|no fixed|no usual|migratory)/i;

/** Whether a name looks like a total (`合计`, `Total`) or a remainder (`不详`, `Not stated`). */
export const looksLikeTotal = (name: string): boolean => TOTALS.test(name.trim()) || REMAINDERS.test(name);
