/* bw-yuan.h: an amount as people type it, to the fen
 *
 * Integers all the way: what is typed as 0.29 yuan is 29 fen, and not what a double
 * makes of it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The greatest amount that a donation may have: data/schemas/donation.json. */
#define BW_YUAN_MAX_FEN G_GINT64_CONSTANT (10000000000000)

/* @fault (out): why not, in the language of the desk; "" of an empty text. */
gboolean bw_yuan_read  (const char  *text,
                        gint64      *fen,
                        const char **fault);

/* (transfer full): `12345.67`, `100`: to be typed on, without grouping */
char    *bw_yuan_write (gint64       fen);

/* (transfer full): `12,345.67`: to be read, all of it */
char    *bw_yuan_group (gint64       fen);

G_END_DECLS
