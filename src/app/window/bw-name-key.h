/* bw-name-key.h: what a place, a team or an order is found by
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-pinyin.h"

G_BEGIN_DECLS

/* How well it fits what was typed: 0 is all of it, 1 its beginning, 2 a part. */
#define BW_NAME_KEY_EXACT   0
#define BW_NAME_KEY_BEGINS  1
#define BW_NAME_KEY_HOLDS   2
#define BW_NAME_KEY_NO_RANK 3

typedef struct _BwNameKey BwNameKey;

BwNameKey *bw_name_key_new   (const char * const *names,
                              const char         *code,
                              BwPinyin           *pinyin);
void       bw_name_key_free  (BwNameKey          *self);
int        bw_name_key_rank  (const BwNameKey    *self,
                              const char         *key);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwNameKey, bw_name_key_free)

G_END_DECLS
