/* bw-shared-text.h: text of which equal ones stand in memory once
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BwSharedText:
 *
 * Plain NUL-terminated text of this pool: it is let go with bw_shared_text_unref() only.
 */
typedef char BwSharedText;

BwSharedText *bw_shared_text_new   (const char   *text);
BwSharedText *bw_shared_text_ref   (BwSharedText *self);
void          bw_shared_text_unref (BwSharedText *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwSharedText, bw_shared_text_unref)

G_END_DECLS
