module clockwork.io/runtime

go 1.26
