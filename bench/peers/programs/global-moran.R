source(file.path(commandArgs(trailingOnly = TRUE)[2], "exchange.R"))
suppressMessages(library(spdep))
weights <- nb2listw(given_neighbours(), style = "W")
values <- floats("values")
set.seed(1)
found <- timed(function() moran.mc(values, weights, nsim = 999))
permuted <- found$answer$res[1:999]
write_floats("moran", c(found$answer$statistic, mean(permuted), sd(permuted)))
say(found$seconds, "spdep")
