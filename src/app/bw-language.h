/* bw-language.h: the language of the desk
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* "zh_CN" or "en". @setting: `system`, `zh_CN` or `en`; @wanted: the languages of
 * the system, best first. */
const char *bw_language_choose (const char         *setting,
                                const char * const *wanted);

/* The language in use; fixed once it was asked for. */
const char *bw_language_get    (void);

/* Sets the locale and binds our messages. First thing in main() and in tests,
 * before any thread and before gtk_init(). */
void        bw_language_apply  (void);

G_END_DECLS
