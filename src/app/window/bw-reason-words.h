/* bw-reason-words.h: why something was not taken, for a person, and what to do
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* (transfer full): a reason of the model or the backend in the language of the desk; one
 * that is not known: as it is. */
char       *bw_reason_words_dup        (const char *reason);

/* What helps; of one that is not known: what always helps. */
const char *bw_reason_words_get_advice (const char *reason);

/* What a reason names, like a type, in the language of the desk; another: as it is. */
const char *bw_reason_words_get_named  (const char *name);

G_END_DECLS
