/* bw-typed-number.h: a number as people type it
 *
 * Only what cannot be misread is taken. A comma parts thousands, and only where it
 * stands right: who types 2,5 may mean two and a half, and must not get 25.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* (transfer full) (nullable): `1234567.50` of "1,234,567.50", of the same in full-width
 * signs, of "2.5万" `25000`; NULL: it is no number. @is_comma (out): a comma stands where
 * it parts no thousands. */
char *bw_typed_number_read (const char  *text,
                            gboolean    *is_comma);

G_END_DECLS
