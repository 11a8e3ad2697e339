/* bw-refusal-words.h: why the backend did not take a change, for a person, and what to do
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* (transfer full): @reason in the language of the desk. */
char       *bw_refusal_words_dup        (const char   *reason);

/* (transfer full) (nullable): the same of what a request of ours came to; NULL of no @error. */
char       *bw_refusal_words_dup_error  (const GError *error);

/* (nullable): what to do about it; NULL: nothing but to wait. */
const char *bw_refusal_words_get_advice (const char   *reason);

/* Whether it is one whose words are ours, and not those of a newer backend. */
gboolean    bw_refusal_words_is_known   (const char   *reason);

G_END_DECLS
