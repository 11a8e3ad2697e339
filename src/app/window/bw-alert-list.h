/* bw-alert-list.h: the alerts of a scope, and the words for them
 *
 * The bell and the wall say the same of an alert, in the words of this file.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-alert.h"
#include "bw-desk.h"
#include "bw-link-item.h"
#include "bw-symbol.h"

G_BEGIN_DECLS

/* Whether the backend raises alerts. Of one that does not, and of a state that was
 * saved from one, nothing can be told here; see bw-attention.h. */
gboolean    bw_alert_list_is_told       (BwDesk        *desk);

/* (transfer full) (element-type BwDocument): those of the scope that are open and that
 * nobody has put off, the weightiest first, of these the newest. O(alerts). */
GPtrArray  *bw_alert_list_new           (BwDesk        *desk);

/* (transfer full) (element-type BwDocument): all of the scope that the backend tells of,
 * also those that are put off or over, the newest first. O(alerts). */
GPtrArray  *bw_alert_list_new_all       (BwDesk        *desk);

/* How many of the scope are open and put off, and how many are over that the backend
 * still tells of (some hours). O(alerts). */
void        bw_alert_list_count_quiet   (BwDesk        *desk,
                                         guint         *n_acknowledged,
                                         guint         *n_over);

/* What is wrong, as it stands after the name of the place. */
char       *bw_alert_list_describe      (BwDesk        *desk,
                                         const BwAlert *alert);

/* (nullable): the value that it is about, with its name and its time. */
char       *bw_alert_list_dup_figure    (BwDesk        *desk,
                                         const BwAlert *alert);
BwSymbol    bw_alert_list_get_symbol    (const BwAlert *alert);

/* (transfer full): leads to the page of the rule, in the area of the place. */
BwLinkItem *bw_alert_list_make_item     (BwDesk        *desk,
                                         const BwAlert *alert);

G_END_DECLS
