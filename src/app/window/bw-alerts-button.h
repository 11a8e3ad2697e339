/* bw-alerts-button.h: the bell: how many things need a person, and which
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-alert-answers.h"
#include "bw-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define BW_TYPE_ALERTS_BUTTON (bw_alerts_button_get_type ())

G_DECLARE_FINAL_TYPE (BwAlertsButton, bw_alerts_button, BW, ALERTS_BUTTON, AdwBin)

void        bw_alerts_button_set_desk  (BwAlertsButton  *self,
                                        BwDesk          *desk,
                                        BwAlertAnswers  *answers);
void        bw_alerts_button_popup     (BwAlertsButton  *self);
void        bw_alerts_button_popdown   (BwAlertsButton  *self);

/* (nullable) (transfer none): the alert as it was listed last. */
BwDocument *bw_alerts_button_get_document
                                       (BwAlertsButton  *self,
                                        const char      *id);

/* (transfer full) (element-type BwDocument): all that were listed last. */
GPtrArray  *bw_alerts_button_dup_documents
                                       (BwAlertsButton  *self);

/* For tests: what is listed (element-type BwLinkItem). */
GListModel *bw_alerts_button_get_items (BwAlertsButton  *self);

G_END_DECLS
