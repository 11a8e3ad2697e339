/* bw-verdict.h: how an inspection found something
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* BW_VERDICT_NONE: it was looked at, and what was found is not told. */
typedef enum
{
  BW_VERDICT_NONE,
  BW_VERDICT_MET,
  BW_VERDICT_PARTIAL,
  BW_VERDICT_UNMET,
  BW_VERDICT_COMMENDED,
} BwVerdict;
#define BW_N_VERDICTS 5

/* @text (nullable): as documents write it. */
BwVerdict   bw_verdict_from_string (const char  *text);

/* (nullable): NULL for none. Borrowed. */
const char *bw_verdict_to_string   (BwVerdict    verdict);

/* Whether something must be put right. */
gboolean    bw_verdict_is_fault    (BwVerdict    verdict);

/* In words: 落实, 不全, 未落实, 肯定, 要求. Borrowed. */
const char *bw_verdict_describe    (BwVerdict    verdict);

G_END_DECLS
