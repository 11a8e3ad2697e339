/* bw-pinyin.h: Chinese names as they are typed in Latin letters
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _BwPinyin BwPinyin;

/* Blocks: about a second the first time, for ICU's rules are read. In a worker only. */
BwPinyin *bw_pinyin_new   (void);
void      bw_pinyin_free  (BwPinyin   *self);

/* One thread at a time. */
char     *bw_pinyin_spell (BwPinyin   *self,
                           const char *name);

/* Any thread. */
gboolean  bw_pinyin_match (const char *spelled,
                           const char *key,
                           gboolean   *is_start,
                           gboolean   *is_whole);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwPinyin, bw_pinyin_free)

G_END_DECLS
