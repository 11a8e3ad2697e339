/* bw-store-change.h: what another process has put into the store
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-document.h"
#include "bw-report.h"

G_BEGIN_DECLS

/**
 * BwStoreChange:
 * @seq: its number
 * @report: (owned) (nullable): a report that was appended; %NULL: a document
 * @type: of the document
 * @id: (owned) (nullable): of the document
 * @place: (owned) (nullable): code of its place; see #BwStoreDocumentFunc
 * @json: (owned) (nullable): the document, without `seq`; %NULL: it is gone
 */
typedef struct
{
  guint64         seq;
  BwReport       *report;
  BwDocumentType  type;
  char           *id;
  char           *place;
  char           *json;
} BwStoreChange;

/* There may be some. */
typedef void (*BwStoreWatchFunc) (gpointer user_data);

/* Takes a copy of what @report holds. */
BwStoreChange *bw_store_change_new_report   (guint64         seq,
                                             const BwReport *report);
BwStoreChange *bw_store_change_new_document (guint64         seq,
                                             BwDocumentType  type,
                                             const char     *id,
                                             const char     *place,
                                             const char     *json);
void           bw_store_change_free         (BwStoreChange  *self);

/* (element-type BwStoreChange), which it owns */
GPtrArray     *bw_store_change_new_list     (void);

/* In order of their numbers. */
void           bw_store_change_sort         (GPtrArray      *changes);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwStoreChange, bw_store_change_free)

G_END_DECLS
