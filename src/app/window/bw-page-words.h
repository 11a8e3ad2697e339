/* bw-page-words.h: what the pages are called and shown with
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-page.h"

G_BEGIN_DECLS

/* Translated. */
const char *bw_page_words_get_title     (BwPage page);
const char *bw_page_words_get_icon_name (BwPage page);

G_END_DECLS
