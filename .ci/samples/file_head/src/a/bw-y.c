/* bw-y.c: y */
