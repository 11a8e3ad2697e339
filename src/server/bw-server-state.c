/* bw-server-state.c: takes in what was committed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-json.h"
#include "bw-rule.h"
#include "bw-server-private.h"

/* (nullable): the area of whoever issued an order, if that is the code of one and
 * no name. */
static const char *
get_issuer (JsonObject *order)
{
  const char *code = NULL;

  if (bw_json_has (order, "issuer"))
    bw_json_get_string (order, "issuer", &code, NULL);

  return code;
}

/* What stood in a place that is gone itself belongs to where that stood. */
static BwPlace
look_up_place (BwServer   *self,
               const char *code)
{
  BwPlace place = bw_place_tree_lookup (bw_picture_get_places (self->picture), code);
  BwItem *item = NULL;

  if (place == BW_PLACE_NONE)
    item = bw_shelf_find (self->shelf, BW_DOCUMENT_TYPE_SITE, code);
  if (place == BW_PLACE_NONE && item == NULL)
    item = bw_shelf_find (self->shelf, BW_DOCUMENT_TYPE_AREA, code);

  return item != NULL ? item->place : place;
}

/* The place of a document that names it in a member of its own. */
static BwPlace
find_place (BwServer   *self,
            BwDocument *document,
            gboolean   *is_lost)
{
  const char *code = bw_document_get_place (document);
  g_autoptr (JsonObject) object = NULL;
  BwPlace place;

  *is_lost = FALSE;
  if (bw_document_get_kind (document) == BW_DOCUMENT_TYPE_ORDER)
    {
      object = bw_document_dup_object (document);
      code = get_issuer (object);
      return code != NULL ? bw_place_tree_lookup (bw_picture_get_places (self->picture), code) : BW_PLACE_NONE;
    }

  if (code == NULL && bw_document_get_kind (document) == BW_DOCUMENT_TYPE_DISPLAY)
    {
      object = bw_document_dup_object (document);
      if (bw_json_has (object, "area"))
        bw_json_get_string (object, "area", &code, NULL);
    }

  if (code == NULL)
    return BW_PLACE_NONE;

  place = look_up_place (self, code);
  *is_lost = place == BW_PLACE_NONE;
  return place;
}

static gboolean
is_inner (BwDocument *document)
{
  BwDocumentType type = bw_document_get_kind (document);
  g_autoptr (JsonObject) object = NULL;

  if (type == BW_DOCUMENT_TYPE_INSPECTION)
    object = bw_document_dup_object (document);

  return bw_scope_is_inner (type, object);
}

/* An assignment that is over leaves the state for the ledger, an alert a while after. */
static gboolean
is_past (BwDocument *document)
{
  BwDocumentType type = bw_document_get_kind (document);
  g_autoptr (JsonObject) object = NULL;

  if (type == BW_DOCUMENT_TYPE_ALERT)
    return bw_document_get_alert (document)->archived != 0;
  if (type != BW_DOCUMENT_TYPE_ASSIGNMENT)
    return FALSE;

  object = bw_document_dup_object (document);
  return bw_rule_is_past (type, object);
}

/* (transfer full) (nullable): what the tally is stated with. A drill of which only
 * this one is stays one; where all are, it is written anyway. */
static BwSharedText *
dup_extra (BwServer   *self,
           BwDocument *document)
{
  BwSharedText *extra = bw_document_get_tally (document)->extra;
  g_autofree char *text = NULL;

  if (!bw_document_get_exercise (document) || bw_wire_get_exercise (self->wire))
    return extra != NULL ? bw_shared_text_ref (extra) : NULL;

  text = g_strconcat ("\"exercise\":true", extra != NULL ? "," : NULL, extra, NULL);
  return bw_shared_text_new (text);
}

static gboolean
put_tally (BwServer   *self,
           BwDocument *document,
           guint64     seq)
{
  BwTally *tally = bw_document_get_tally (document);
  BwPlace place = bw_place_tree_lookup (bw_picture_get_places (self->picture), tally->place);
  g_autoptr (BwSharedText) extra = NULL;
  BwItem *item;

  if (place == BW_PLACE_NONE || !bw_picture_put_tally (self->picture, tally, seq))
    return FALSE;

  item = bw_shelf_put_tally (self->shelf, self->picture, place,
                             bw_picture_get_subject (self->picture, tally->subject), seq);
  extra = dup_extra (self, document);
  bw_shelf_set_extra (self->shelf, item, extra);
  bw_series_book_add_tally (self->series, place, tally, seq);
  return TRUE;
}

/* Whether documents of the type may be in the ledger, which is in the store alone. */
gboolean
bw_server_has_past (BwDocumentType type)
{
  return bw_document_type_is_ledger (type) || type == BW_DOCUMENT_TYPE_ASSIGNMENT || type == BW_DOCUMENT_TYPE_ALERT;
}

/* Whether a document, on the shelf or not, is to be seen in @scope. */
gboolean
bw_server_may_see (BwServer   *self,
                   BwPlace     scope,
                   BwDocument *document)
{
  BwPlaceTree *places = bw_picture_get_places (self->picture);
  g_autofree BwPlace *recipients = bw_scope_dup_recipients (places, document);
  gboolean is_lost;
  BwItem item = {
    .type = bw_document_get_kind (document),
    .place = find_place (self, document, &is_lost),
    .recipients = recipients,
  };

  item.is_inner = is_lost || is_inner (document);
  return bw_scope_has_item (places, scope, &item);
}

/* What was missed goes out of the picture, and its site stands without it. */
static void
note_shift (BwServer   *self,
            BwDocument *document)
{
  g_autoptr (JsonObject) object = bw_document_dup_object (document);
  g_autofree char *corrected = bw_missed_shifts_note (self->missed, object, bw_clock_get_now (self->clock));

  if (corrected != NULL && self->watch != NULL)
    bw_alert_watch_note_document (self->watch, BW_DOCUMENT_TYPE_ASSIGNMENT, corrected);
}

gboolean
bw_server_put_document (BwServer   *self,
                        BwDocument *document,
                        guint64     seq)
{
  BwDocumentType type = bw_document_get_kind (document);
  gboolean is_lost;
  BwItem *item;
  BwPlace place;

  if (type == BW_DOCUMENT_TYPE_TALLY)
    return put_tally (self, document, seq);
  if (bw_document_type_is_ledger (type))
    {
      bw_feed_hub_note_ledger (self->hub, type, bw_document_get_place (document), seq);
      return TRUE;
    }
  if (type == BW_DOCUMENT_TYPE_ASSIGNMENT)
    note_shift (self, document);
  if (type == BW_DOCUMENT_TYPE_DISPLAY)
    bw_heartbeats_note (self->heartbeats, bw_document_get_id (document), g_get_monotonic_time ());
  if (is_past (document))
    {
      bw_server_remove_document (self, type, bw_document_get_id (document), bw_document_get_place (document), seq);
      return TRUE;
    }
  if (bw_picture_apply (self->picture, &document, 1) != 0)
    return FALSE;
  if (self->watch != NULL)
    bw_alert_watch_note_document (self->watch, type, bw_document_get_id (document));

  place = find_place (self, document, &is_lost);
  item = bw_shelf_put (self->shelf, type, bw_document_get_id (document), place, seq,
                       bw_wire_finish (self->wire, bw_document_get_json (document), seq));

  bw_shelf_set_recipients (self->shelf, item,
                           bw_scope_dup_recipients (bw_picture_get_places (self->picture), document));
  item->at = bw_document_get_at (document);

  /* What names a place that is not there is for those only who see all. */
  item->is_inner = is_lost || is_inner (document);
  return TRUE;
}

/* Of what went before this daemon saw it there is a place and no more. No inspection
 * goes that is done. */
static void
set_audience (BwServer   *self,
              BwItem     *item,
              const char *place)
{
  item->place = place != NULL ? look_up_place (self, place) : BW_PLACE_NONE;
  item->is_inner = (place != NULL && item->place == BW_PLACE_NONE)
                   || item->type == BW_DOCUMENT_TYPE_INSPECTION
                   || bw_scope_is_inner (item->type, NULL);
}

/* A place that goes stands nowhere any more: who could see it, and what was in it, is
 * told by where it stood. */
static void
leave_place (BwServer *self,
             BwPlace   place)
{
  BwPlace above = bw_place_tree_get_parent (bw_picture_get_places (self->picture), place);

  for (BwItem *item = bw_shelf_get_newest (self->shelf); item != NULL && above != BW_PLACE_NONE; item = item->older)
    {
      if (item->place == place && item->type != BW_DOCUMENT_TYPE_TALLY && item->type != BW_DOCUMENT_TYPE_SERIES)
        item->place = above;
    }
}

/**
 * bw_server_remove_document:
 * @self: the daemon
 * @type: of the document
 * @id: of the document
 * @place: (nullable): code of its place, as its tombstone has it: for one that was
 *   never seen here
 * @seq: number of the tombstone
 */
void
bw_server_remove_document (BwServer       *self,
                           BwDocumentType  type,
                           const char     *id,
                           const char     *place,
                           guint64         seq)
{
  gboolean is_place = type == BW_DOCUMENT_TYPE_AREA || type == BW_DOCUMENT_TYPE_SITE;
  BwItem *known = bw_shelf_find (self->shelf, type, id);
  BwItem *item;

  if (is_place && known != NULL && known->place != BW_PLACE_NONE && !known->is_gone)
    leave_place (self, known->place);

  bw_picture_remove (self->picture, type, id);
  if (type == BW_DOCUMENT_TYPE_DISPLAY)
    bw_heartbeats_forget (self->heartbeats, id);

  /* Of a ledger of years there is nothing to tell. */
  if (known == NULL && seq <= bw_shelf_get_forgotten (self->shelf))
    return;

  item = bw_shelf_remove (self->shelf, type, id, seq);
  if (known == NULL)
    set_audience (self, item, place);
  if (self->watch != NULL)
    bw_alert_watch_note_document (self->watch, type, id);
}

/**
 * bw_server_take_report:
 * @self: the daemon
 * @report: one that is in the log
 * @seq: its number
 *
 * Counts it where it has not been counted: a checkpoint may hold it already.
 *
 * Returns: whether it is counted; else its place or its round is gone
 */
gboolean
bw_server_take_report (BwServer       *self,
                       const BwReport *report,
                       guint64         seq)
{
  BwPlace place = bw_place_tree_lookup (bw_picture_get_places (self->picture), report->place);
  BwSubject subject = bw_picture_get_subject (self->picture, report->subject);
  BwItem *item;

  if (place == BW_PLACE_NONE || subject == BW_SUBJECT_NONE)
    return FALSE;

  item = bw_shelf_find_tally (self->shelf, place, subject);
  if (item == NULL || item->seq < seq)
    {
      bw_picture_apply_report (self->picture, report, seq);
      bw_shelf_put_tally (self->shelf, self->picture, place, subject, seq);
      if (self->watch != NULL)
        bw_alert_watch_note_report (self->watch, place);
    }

  bw_series_book_add_report (self->series, report, seq);
  return TRUE;
}
