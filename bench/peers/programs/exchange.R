# Arrays from and to the folder that the comparison names, and the same way of timing as ours.
folder <- commandArgs(trailingOnly = TRUE)[1]
path_of <- function(name, ending) file.path(folder, paste0(name, ".", ending))
floats <- function(name) {
  path <- path_of(name, "f64")
  readBin(path, "double", file.size(path) / 8)
}
integers <- function(name) {
  path <- path_of(name, "i32")
  readBin(path, "integer", file.size(path) / 4)
}
write_floats <- function(name, values) writeBin(as.double(values), path_of(name, "f64"))

# Links given by rows, counted from 0, as a neighbour list of spdep.
given_neighbours <- function() {
  offsets <- integers("offsets")
  n <- length(offsets) - 1
  rows <- factor(rep(seq_len(n), diff(offsets)), levels = seq_len(n))
  lists <- unname(split(integers("neighbours") + 1L, rows))
  structure(lists, class = "nb", region.id = as.character(seq_len(n)), sym = TRUE)
}

# A list of neighbours, ascending; spdep writes 0 where there is none.
write_lists <- function(lists) {
  lists <- lapply(lists, function(row) sort(row[row > 0]))
  writeBin(as.integer(c(0, cumsum(lengths(lists)))), path_of("found-offsets", "i32"))
  writeBin(as.integer(unlist(lists) - 1), path_of("found-neighbours", "i32"))
}

# The answer, and the least processor time of the rounds: at least three and a second, unless that takes longer than ten.
timed <- function(run) {
  begin <- proc.time()[["elapsed"]]
  best <- Inf
  rounds <- 0
  passed <- 0
  while (passed < 1 || (rounds < 3 && passed < 10)) {
    before <- proc.time()
    answer <- run()
    used <- proc.time() - before
    best <- min(best, used[["user.self"]] + used[["sys.self"]])
    rounds <- rounds + 1
    passed <- proc.time()[["elapsed"]] - begin
  }
  list(answer = answer, seconds = best)
}

say <- function(seconds, package) {
  cat(sprintf('{"seconds": %.6f, "version": "%s %s"}\n', seconds, package, packageVersion(package)))
}
