/* bw-link-item.h: something in a list that leads to a (scope, page)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-page.h"

G_BEGIN_DECLS

/**
 * BwLinkTone:
 * @BW_LINK_TONE_PLAIN: nothing special
 * @BW_LINK_TONE_LATE: late, paused, missing
 * @BW_LINK_TONE_TIGHT: in time, but not by much
 */
typedef enum
{
  BW_LINK_TONE_PLAIN,
  BW_LINK_TONE_LATE,
  BW_LINK_TONE_TIGHT,
} BwLinkTone;

#define BW_TYPE_LINK_ITEM (bw_link_item_get_type ())

G_DECLARE_FINAL_TYPE (BwLinkItem, bw_link_item, BW, LINK_ITEM, GObject)

/* @icon_name, @subtitle and @note (nullable). */
BwLinkItem *bw_link_item_new           (const char  *icon_name,
                                        BwLinkTone   tone,
                                        const char  *title,
                                        const char  *subtitle,
                                        const char  *note,
                                        const char  *scope,
                                        BwPage       page);
const char *bw_link_item_get_icon_name (BwLinkItem  *self);
BwLinkTone  bw_link_item_get_tone      (BwLinkItem  *self);
const char *bw_link_item_get_title     (BwLinkItem  *self);
const char *bw_link_item_get_subtitle  (BwLinkItem  *self);
const char *bw_link_item_get_note      (BwLinkItem  *self);
const char *bw_link_item_get_scope     (BwLinkItem  *self);
BwPage      bw_link_item_get_page      (BwLinkItem  *self);

/* Before it is shown: it is about the alert @id, and can be acknowledged. @state
 * (nullable): what became of that, before the subtitle. */
void        bw_link_item_set_alert     (BwLinkItem  *self,
                                        const char  *id,
                                        const char  *state);

/* Before it is shown: how far it is, before the subtitle. */
void        bw_link_item_set_state     (BwLinkItem  *self,
                                        const char  *state);

/* (nullable) */
const char *bw_link_item_get_alert     (BwLinkItem  *self);

G_END_DECLS
