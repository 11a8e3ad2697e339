/* bw-document-change.c: one change of a document, on the way to the store
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-document-change.h"

#include "bw-json.h"
#include "bw-model-error.h"
#include "bw-precondition.h"
#include "bw-rule.h"
#include "bw-store-ledger.h"
#include "bw-store-places.h"

/* A scan that somebody looks at until he has seen enough. */
typedef struct
{
  BwRuleSeeFunc see;
  gpointer      see_data;
  gboolean      is_over;
} Show;

/* (nullable): of a text that was checked when it was written. */
static JsonObject *
parse (const char *json)
{
  g_autoptr (JsonNode) node = json != NULL ? bw_json_parse (json, -1, G_MAXINT, NULL) : NULL;

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_dup_object (node) : NULL;
}

static JsonObject *
find_document (BwDocumentType   type,
               const char      *id,
               gpointer         store,
               GError         **error)
{
  g_autofree char *json = NULL;
  guint64 seq;

  return bw_store_get_document (store, type, id, &seq, &json, error) ? parse (json) : NULL;
}

static void
show_row (BwDocumentType  type,
          const char     *id,
          guint64         seq,
          gboolean        gone,
          const char     *place,
          const char     *json,
          gpointer        data)
{
  Show *show = data;

  if (!show->is_over && json != NULL)
    show->is_over = !show->see (json, show->see_data);
}

static gboolean
show_documents (BwDocumentType   type,
                BwRuleSeeFunc    see,
                gpointer         see_data,
                gpointer         store,
                GError         **error)
{
  Show show = { see, see_data, FALSE };

  return bw_store_scan_documents (store, type, 0, 0, FALSE, show_row, &show, error);
}

/* In the log, and not only in the figures: what came in this very moment counts. */
static gboolean
is_counted_at (const char  *place,
               gboolean    *is_counted,
               gpointer     store,
               GError     **error)
{
  return bw_store_places_has_reports (store, place, is_counted, error);
}

static gboolean
fail (BwDocumentChange  *self,
      BwStoreError       code,
      const char        *reason,
      GError           **error)
{
  g_set_error (error, BW_STORE_ERROR, code, "%s “%s” %s", bw_document_type_to_string (self->type), self->id, reason);
  return FALSE;
}

/* What is in the ledger is refused by its rule, whichever version is named; but whoever
 * issues a new briefing is told that its number is taken, and by what. */
static gboolean
check_version (BwDocumentChange  *self,
               JsonObject        *before,
               GError           **error)
{
  gboolean is_number = self->type == BW_DOCUMENT_TYPE_BRIEFING && self->expected == 0 && self->draft != NULL;

  if (before != NULL && bw_rule_is_past (self->type, before) && !is_number)
    return TRUE;
  if (self->must_be_past || (before == NULL && self->draft == NULL))
    return fail (self, BW_STORE_ERROR_NOT_FOUND, "is not there", error);
  if (self->expected == self->current_seq || (self->expected == BW_PRECONDITION_ANY && before != NULL))
    return TRUE;

  return fail (self, BW_STORE_ERROR_CONFLICT, before != NULL ? "is not the version that you named" : "is not there",
               error);
}

/* What cannot be written must be known before anything is. */
static gboolean
prepare (BwDocumentChange  *self,
         JsonObject        *object,
         guint64            expected,
         GError           **error)
{
  BwDocument *document = bw_document_new_from_object (object, self->catalogue, error);

  if (document == NULL)
    return FALSE;

  self->written[self->n_written] = document;
  self->seqs[self->n_written++] = expected;
  return TRUE;
}

static gboolean
prepare_superseded (BwDocumentChange  *self,
                    BwStore           *store,
                    const char        *id,
                    GError           **error)
{
  g_autofree char *json = NULL;
  g_autoptr (JsonObject) order = NULL;
  guint64 seq;

  if (!bw_store_get_document (store, BW_DOCUMENT_TYPE_ORDER, id, &seq, &json, error))
    return FALSE;

  order = parse (json);
  if (order == NULL)
    {
      g_set_error_literal (error, BW_MODEL_ERROR, BW_MODEL_ERROR_RULE, "/supersedes: cannot be read");
      return FALSE;
    }

  json_object_set_string_member (order, "superseded_by", self->id);
  return prepare (self, order, seq, error);
}

static gboolean
put_all (BwDocumentChange  *self,
         BwStore           *store,
         GError           **error)
{
  for (guint i = 0; i < self->n_written; i++)
    {
      const BwDocument *document = self->written[i];

      if (!bw_store_put_document (store, bw_document_get_kind (document), bw_document_get_id (document),
                                  bw_document_get_place (document), bw_document_get_json (document), self->seqs[i],
                                  &self->seqs[i], error))
        return FALSE;
    }

  self->booked = bw_store_ledger_list_booked (store, self->type, self->id);
  return TRUE;
}

static gboolean
write_change (BwDocumentChange  *self,
              BwStore           *store,
              BwRuleCase        *rule_case,
              GError           **error)
{
  const char *companion;

  if (rule_case->after == NULL)
    {
      if (!bw_store_remove_document (store, self->type, self->id, self->current_seq, &self->seqs[0], error))
        return FALSE;

      self->n_written = 1;
      return TRUE;
    }

  companion = bw_rule_get_companion (rule_case);
  return prepare (self, rule_case->after, self->current_seq, error)
         && (companion == NULL || prepare_superseded (self, store, companion, error))
         && put_all (self, store, error);
}

/* It may have been tried before, in a group that failed. */
static void
clear_results (BwDocumentChange *self)
{
  for (guint i = 0; i < BW_DOCUMENT_CHANGE_MAX; i++)
    g_clear_pointer (&self->written[i], bw_document_unref);

  g_clear_pointer (&self->current, g_free);
  g_clear_pointer (&self->booked, g_ptr_array_unref);
  self->n_written = 0;
}

/**
 * bw_document_change_new:
 * @catalogue: the measures there are
 * @type: of the document
 * @id: of the document
 *
 * Returns: (transfer full): a change that is to be filled
 */
BwDocumentChange *
bw_document_change_new (BwMeasureCatalogue *catalogue,
                        BwDocumentType      type,
                        const char         *id)
{
  BwDocumentChange *self = g_new0 (BwDocumentChange, 1);

  self->catalogue = g_object_ref (catalogue);
  self->type = type;
  self->id = g_strdup (id);
  return self;
}

/**
 * bw_document_change_free:
 * @change: (transfer full): a #BwDocumentChange
 */
void
bw_document_change_free (gpointer change)
{
  BwDocumentChange *self = change;

  clear_results (self);
  g_object_unref (self->catalogue);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  g_free (self->id);
  g_free (self->draft);
  g_free (self->token);
  g_free (self);
}

/**
 * bw_document_change_run:
 * @store: a store with a transaction
 * @change: a #BwDocumentChange
 * @error: return location
 *
 * Returns: whether it was written
 */
gboolean
bw_document_change_run (BwStore   *store,
                        gpointer   change,
                        GError   **error)
{
  BwDocumentChange *self = change;
  g_autoptr (JsonObject) before = NULL;
  g_autoptr (JsonObject) after = parse (self->draft);
  BwRuleCase rule_case = {
    .type = self->type,
    .id = self->id,
    .after = after,
    .token = self->token,
    .role = self->role,
    .is_owner = self->is_owner,
    .is_whole = self->is_whole,
    .now = self->now,
    .zone = self->zone,
    .find = find_document,
    .each = show_documents,
    .counted = is_counted_at,
    .user_data = store,
  };

  clear_results (self);
  if (!bw_store_get_document (store, self->type, self->id, &self->current_seq, &self->current, error))
    return FALSE;

  before = parse (self->current);
  rule_case.before = before;
  return check_version (self, before, error)
         && bw_rule_check (&rule_case, error)
         && write_change (self, store, &rule_case, error);
}
