/* bw-color.c: one colour of a palette, onto the brush
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-palette.h"

/**
 * bw_color_set_source:
 * @self: a colour
 * @cr: what is drawn on
 *
 * Draws in @self from here on.
 */
void
bw_color_set_source (const BwColor *self,
                     cairo_t       *cr)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (cr != NULL);

  cairo_set_source_rgba (cr, self->red, self->green, self->blue, self->alpha);
}
