/* bw-text-line.h: how high one line of a table's text is, and where texts stand in it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * BwTextLine:
 * @height: of a line that has room for letters and for Chinese, pixels
 * @baseline: from its top, in units of Pango
 * @percent_width: of "100%" in bold figures, pixels
 */
typedef struct
{
  int height;
  int baseline;
  int percent_width;
} BwTextLine;

/* (transfer none): valid until it is asked for the next time. */
const BwTextLine *bw_text_line_get      (GtkWidget         *widget);

/* Pixels from the top of the line to that of @layout: whatever its fonts are, it stands
 * on the baseline. */
float             bw_text_line_get_top  (const BwTextLine  *self,
                                         PangoLayout       *layout);

G_END_DECLS
