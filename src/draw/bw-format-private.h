/* bw-format-private.h: what numbers, times and charts share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-format.h"

G_BEGIN_DECLS

/* In the place of a number or a time that is not there. */
#define BW_FORMAT_NOTHING "–"

gboolean  bw_format_is_chinese (const char  *language);

G_END_DECLS
