/* bw-alert-duties.c: what documents ask of a place, and by when
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-alert-duties.h"

#include "bw-json.h"
#include "bw-time.h"

#include <string.h>

struct _BwAlertDuties
{
  BwPicture      *picture;     /* (unowned) */
  BwMissedShifts *missed;      /* (unowned) */
  GPtrArray      *duties;      /* (owned) (element-type BwAlertDuty) */
  GHashTable     *supersedes;  /* (owned): order → the order that it supersedes */
  GHashTable     *superseded;  /* (owned): order → by how many */
};

static const BwDocumentType types[] =
{
  BW_DOCUMENT_TYPE_ORDER, BW_DOCUMENT_TYPE_FOLLOWUP, BW_DOCUMENT_TYPE_ASSIGNMENT
};

static gboolean
is_wanted (const BwAlertRule *rule)
{
  return bw_alert_rule_kind_is_timed (rule->kind) && rule->kind != BW_ALERT_RULE_KIND_DISPLAY;
}

/* (transfer full) (nullable) */
static JsonObject *
dup_object (BwAlertDuties  *self,
            BwDocumentType  type,
            const char     *id)
{
  BwDocument *document = bw_picture_get_document (self->picture, type, id);

  return document != NULL ? bw_document_dup_object (document) : NULL;
}

static BwPlace
find_place (BwAlertDuties *self,
            const char    *code)
{
  return code != NULL ? bw_place_tree_lookup (bw_picture_get_places (self->picture), code) : BW_PLACE_NONE;
}

/* Takes away what @id asked for; @at is when it is asked for now, or 0. */
static void
ask (BwAlertDuties   *self,
     BwAlertRuleKind  kind,
     const char      *id,
     const char      *code,
     gint64           at,
     gint64           until)
{
  BwPlace place = find_place (self, code);

  for (guint i = 0; i < self->duties->len; i++)
    {
      BwAlertDuty *duty = g_ptr_array_index (self->duties, i);

      if (duty->rule->kind == kind && place != BW_PLACE_NONE && at != 0)
        bw_due_book_add (duty->book, id, place, at + duty->rule->delay, until);
    }
}

static void
ask_nothing (BwAlertDuties   *self,
             BwAlertRuleKind  kind,
             const char      *id)
{
  for (guint i = 0; i < self->duties->len; i++)
    {
      BwAlertDuty *duty = g_ptr_array_index (self->duties, i);

      if (duty->rule->kind == kind)
        bw_due_book_remove (duty->book, id, duty->changed);
    }
}

/* An area that says that it is unable has answered too. */
static gboolean
is_confirmed (BwAlertDuties *self,
              const char    *order,
              const char    *area)
{
  static const char * const answers[] = { "acknowledged", "doing", "done", "unable", NULL };
  g_autofree char *id = g_strjoin ("/", order, area, NULL);
  g_autoptr (JsonObject) receipt = dup_object (self, BW_DOCUMENT_TYPE_RECEIPT, id);
  const char *state = receipt != NULL ? bw_json_peek_string (receipt, "state") : NULL;

  return state != NULL && g_strv_contains (answers, state);
}

static void
ask_recipients (BwAlertDuties *self,
                const char    *id,
                JsonObject    *order)
{
  JsonNode *node = json_object_get_member (order, "recipients");
  JsonArray *list = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  gint64 due = bw_json_peek_time (order, "due");

  for (guint i = 0; due != 0 && list != NULL && i < json_array_get_length (list); i++)
    {
      const char *area = json_array_get_string_element (list, i);

      if (!is_confirmed (self, id, area))
        ask (self, BW_ALERT_RULE_KIND_RECEIPT, id, area, due, G_MAXINT64);
    }
}

/* Nobody need confirm what another order has taken the place of. */
static void
read_order (BwAlertDuties *self,
            const char    *id)
{
  g_autoptr (JsonObject) order = dup_object (self, BW_DOCUMENT_TYPE_ORDER, id);

  ask_nothing (self, BW_ALERT_RULE_KIND_RECEIPT, id);
  if (order != NULL && !g_hash_table_contains (self->superseded, id))
    ask_recipients (self, id, order);
}

static void
count_superseded (BwAlertDuties *self,
                  const char    *id,
                  int            sign)
{
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (self->superseded, id)) + (guint) sign;

  if (n > 0)
    g_hash_table_insert (self->superseded, g_strdup (id), GUINT_TO_POINTER (n));
  else
    g_hash_table_remove (self->superseded, id);

  read_order (self, id);
}

static void
note_order (BwAlertDuties *self,
            const char    *id)
{
  g_autoptr (JsonObject) order = dup_object (self, BW_DOCUMENT_TYPE_ORDER, id);
  const char *now = order != NULL ? bw_json_peek_string (order, "supersedes") : NULL;
  g_autofree char *before = g_strdup (g_hash_table_lookup (self->supersedes, id));

  if (g_strcmp0 (before, now) != 0)
    {
      if (now != NULL)
        g_hash_table_insert (self->supersedes, g_strdup (id), g_strdup (now));
      else
        g_hash_table_remove (self->supersedes, id);

      if (before != NULL)
        count_superseded (self, before, -1);
      if (now != NULL)
        count_superseded (self, now, 1);
    }

  read_order (self, id);
}

/* `ORDER/AREA` */
static void
note_receipt (BwAlertDuties *self,
              const char    *id)
{
  const char *slash = strrchr (id, '/');
  g_autofree char *order = slash != NULL ? g_strndup (id, (gsize) (slash - id)) : NULL;

  if (order != NULL)
    read_order (self, order);
}

static void
note_followup (BwAlertDuties *self,
               const char    *id)
{
  g_autoptr (JsonObject) followup = dup_object (self, BW_DOCUMENT_TYPE_FOLLOWUP, id);
  const char *state = followup != NULL ? bw_json_peek_string (followup, "state") : NULL;
  gboolean is_open = g_strcmp0 (state, "open") == 0 || g_strcmp0 (state, "evidence") == 0;

  ask_nothing (self, BW_ALERT_RULE_KIND_FOLLOWUP, id);
  if (is_open)
    ask (self, BW_ALERT_RULE_KIND_FOLLOWUP, id, bw_json_peek_string (followup, "area"),
         bw_json_peek_time (followup, "due"), G_MAXINT64);
}

/* One that was missed is so from its beginning on, though it is in the ledger. */
static void
ask_missed (BwAlertDuties *self,
            const char    *id)
{
  const char *site;
  gint64 from;
  gint64 until;

  if (bw_missed_shifts_lookup (self->missed, id, &site, &from, &until))
    ask (self, BW_ALERT_RULE_KIND_SHIFT_UNCOVERED, id, site, from, until);
}

/* A shift that nobody began matters until it is over; one that was begun, until
 * somebody is relieved. */
static void
note_assignment (BwAlertDuties *self,
                 const char    *id)
{
  BwDocument *document = bw_picture_get_document (self->picture, BW_DOCUMENT_TYPE_ASSIGNMENT, id);
  const BwAssignment *shift = document != NULL ? bw_document_get_assignment (document) : NULL;

  ask_nothing (self, BW_ALERT_RULE_KIND_SHIFT_UNCOVERED, id);
  ask_nothing (self, BW_ALERT_RULE_KIND_SHIFT_LENGTH, id);
  ask_missed (self, id);
  if (shift == NULL)
    return;

  if (shift->state == BW_ASSIGNMENT_STATE_PLANNED)
    ask (self, BW_ALERT_RULE_KIND_SHIFT_UNCOVERED, id, shift->site, shift->from,
         shift->to != 0 ? shift->to : G_MAXINT64);
  else if (shift->state == BW_ASSIGNMENT_STATE_ON_DUTY)
    ask (self, BW_ALERT_RULE_KIND_SHIFT_LENGTH, id, shift->site, shift->from, G_MAXINT64);
}

/**
 * bw_alert_duties_new:
 * @picture: where the documents are
 * @missed: what of them is not there any more, and counts
 * @rules: those of timed kinds count, but for those about displays
 *
 * Returns: (transfer full): nothing is asked for yet
 */
BwAlertDuties *
bw_alert_duties_new (BwPicture       *picture,
                     BwMissedShifts  *missed,
                     BwAlertRuleBook *rules)
{
  BwAlertDuties *self = g_new0 (BwAlertDuties, 1);

  self->picture = picture;
  self->missed = missed;
  self->duties = bw_alert_duty_list_new (rules, is_wanted);
  self->supersedes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->superseded = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

/**
 * bw_alert_duties_free:
 * @self: (nullable) (transfer full): duties
 */
void
bw_alert_duties_free (BwAlertDuties *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->duties);
  g_hash_table_unref (self->supersedes);
  g_hash_table_unref (self->superseded);
  g_free (self);
}

void
bw_alert_duties_begin (BwAlertDuties *self)
{
  g_autoptr (GPtrArray) missed = bw_missed_shifts_list (self->missed);

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autoptr (GPtrArray) documents = bw_picture_list_documents (self->picture, types[i]);

      for (guint j = 0; j < documents->len; j++)
        bw_alert_duties_note (self, types[i], bw_document_get_id (g_ptr_array_index (documents, j)));
    }

  for (guint i = 0; i < missed->len; i++)
    bw_alert_duties_note (self, BW_DOCUMENT_TYPE_ASSIGNMENT, g_ptr_array_index (missed, i));
}

void
bw_alert_duties_note (BwAlertDuties  *self,
                      BwDocumentType  type,
                      const char     *id)
{
  if (type == BW_DOCUMENT_TYPE_ORDER)
    note_order (self, id);
  else if (type == BW_DOCUMENT_TYPE_RECEIPT)
    note_receipt (self, id);
  else if (type == BW_DOCUMENT_TYPE_FOLLOWUP)
    note_followup (self, id);
  else if (type == BW_DOCUMENT_TYPE_ASSIGNMENT)
    note_assignment (self, id);
}

void
bw_alert_duties_touch (BwAlertDuties     *self,
                       const BwAlertRule *rule,
                       BwPlace            place)
{
  for (guint i = 0; i < self->duties->len; i++)
    {
      BwAlertDuty *duty = g_ptr_array_index (self->duties, i);

      if (duty->rule == rule)
        g_array_append_val (duty->changed, place);
    }
}

/**
 * bw_alert_duties_advance:
 * @self: duties
 * @now: the backend's time, microseconds
 * @func: called for each place whose count changed since the last call
 * @user_data: for @func
 *
 * O(log n) for each thing that becomes due; nothing for the others.
 */
void
bw_alert_duties_advance (BwAlertDuties   *self,
                         gint64           now,
                         BwAlertDutyFunc  func,
                         gpointer         user_data)
{
  for (guint i = 0; i < self->duties->len; i++)
    bw_alert_duty_advance (g_ptr_array_index (self->duties, i), now, func, user_data);
}
