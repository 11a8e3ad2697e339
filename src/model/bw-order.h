/* bw-order.h: what one level tells another, as a page shows it
 *
 * Of a document, of something that is still on its way, or of a draft.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-document.h"
#include "bw-picture.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

#define BW_TYPE_ORDER (bw_order_get_type ())

/**
 * BwOrder:
 * @id: of the document
 * @kind: `notice`, `order`, `plan` or `request`
 * @number: (nullable)
 * @title: "" of a draft without one
 * @text: (nullable)
 * @issuer: (nullable): code of an area, or a name
 * @issued: 0: not yet
 * @acknowledge_by: by when it is to be acknowledged and passed on; 0: by @due
 * @due: by when it is to be done; 0: no time is set
 * @recipients: codes of areas
 * @supersedes: (nullable): id of the one whose place it takes
 * @cancels: it takes that back, and puts nothing in its place
 * @superseded_by: (nullable): id of the one that has taken its place
 * @measure: (nullable): that it is to move
 * @measure_place: (nullable): where
 * @target: NaN: none
 * @exercise: it is part of a drill
 * @document: (owned) (nullable): as it stands; %NULL: of a draft, or not sent yet
 * @is_draft: it is on this machine only
 */
typedef struct
{
  char       *id;
  char       *kind;
  char       *number;
  char       *title;
  char       *text;
  char       *issuer;
  gint64      issued;
  gint64      acknowledge_by;
  gint64      due;
  GStrv       recipients;
  char       *supersedes;
  gboolean    cancels;
  char       *superseded_by;
  char       *measure;
  char       *measure_place;
  double      target;
  gboolean    exercise;
  BwDocument *document;
  gboolean    is_draft;
} BwOrder;

GType    bw_order_get_type   (void);

/* (transfer full): what is missing in @members is left out. */
BwOrder *bw_order_new        (JsonObject      *members);
BwOrder *bw_order_new_from_document
                             (BwDocument      *document);

/* (transfer full): one that takes the place of @self; @text (nullable). */
BwOrder *bw_order_new_successor
                             (const BwOrder   *self,
                              const char      *kind,
                              const char      *title,
                              const char      *text);
BwOrder *bw_order_ref        (BwOrder         *self);
void     bw_order_unref      (BwOrder         *self);

/* Whether the one that has taken its place takes it back. */
gboolean bw_order_is_cancelled
                             (const BwOrder   *self,
                              BwPicture       *picture);

/* Whether it goes upward: who receives it stands above. */
gboolean bw_order_is_request (const BwOrder   *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwOrder, bw_order_unref)

G_END_DECLS
