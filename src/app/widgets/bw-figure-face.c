/* bw-figure-face.c: what a key figure shows
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-figure-face.h"

/**
 * bw_figure_face_clear:
 * @self: a face
 *
 * Frees what it holds, not itself.
 */
void
bw_figure_face_clear (BwFigureFace *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->value, g_free);
  g_clear_pointer (&self->unit, g_free);
  g_clear_pointer (&self->note, g_free);
  g_clear_pointer (&self->tooltip, g_free);
}
