/* bw-precondition.h: which version of a document is meant
 *
 * RFC 9110 §13, as far as it is wanted here: a change names the one version that
 * it changes (`If-Match: "SEQ"`, or `*` for whichever there is), or says that there
 * must be none (`If-None-Match: *`).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-problem.h"

G_BEGIN_DECLS

/* Whichever there is, but there must be one. */
#define BW_PRECONDITION_ANY G_MAXUINT64

/* @match, @none_match (nullable): the two headers. @expected: 0: there must be
 * none. (nullable) (transfer full): what is wrong; 428 without either. */
BwProblem *bw_precondition_read (const char *match,
                                 const char *none_match,
                                 guint64    *expected);

G_END_DECLS
