/* bw-site-log.c: what happened at one site in the last day
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-site-log.h"

#include "bw-client-ledger.h"
#include "bw-format-text.h"
#include "bw-json.h"
#include "bw-refusal-words.h"
#include "bw-site-event.h"
#include "bw-time.h"
#include "bw-visit-words.h"

#include <glib/gi18n.h>
#include <string.h>

/* Of the picture; entries are told of by nobody. */
#define TYPES (1u << BW_DOCUMENT_TYPE_INSPECTION | 1u << BW_DOCUMENT_TYPE_ALERT | 1u << BW_DOCUMENT_TYPE_ASSIGNMENT)

struct _BwSiteLog
{
  GObject parent_instance;

  BwDesk         *desk;     /* (owned) */
  BwClientLedger *entries;  /* (owned): of the area in which it stands */
  GArray         *events;   /* (owned) (element-type BwSiteEvent) */
  char           *code;     /* (owned) (nullable): of the site */
  gint64          as_of;    /* of the report after which it was last asked */
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BwSiteLog, bw_site_log, G_TYPE_OBJECT)

/* Takes @text. What is older, or still to come, is not of the last day. */
static void
take_event (BwSiteLog     *self,
            const BwFacts *facts,
            gint64         at,
            gboolean       is_dated,
            BwSymbol       symbol,
            BwTone         tone,
            char          *text)
{
  const BwSiteEvent event = { at, is_dated, symbol, tone, text };

  if (at > facts->now || at <= facts->now - BW_TIME_DAY)
    g_free (text);
  else
    g_array_append_val (self->events, event);
}

/* "3 号卡点：中班接岗": who it is about is what stands above. */
static const char *
skip_name (const char *text,
           const char *name)
{
  static const char * const colons[] = { "：", ": ", ":" };
  const char *rest = g_str_has_prefix (text, name) ? text + strlen (name) : text;

  for (guint i = 0; rest != text && i < G_N_ELEMENTS (colons); i++)
    {
      if (g_str_has_prefix (rest, colons[i]))
        return rest + strlen (colons[i]);
    }

  return text;
}

static void
add_entry (BwSiteLog     *self,
           const BwFacts *facts,
           JsonObject    *members,
           const char    *name)
{
  const char *text = bw_json_peek_string (members, "text");
  gboolean is_own = g_strcmp0 (bw_json_peek_string (members, "area"), self->code) == 0;
  gboolean is_incident = g_strcmp0 (bw_json_peek_string (members, "kind"), "incident") == 0;

  if (text == NULL || (!is_own && !bw_site_log_names (text, name)))
    return;

  take_event (self, facts, bw_json_peek_time (members, "at"), TRUE, is_incident ? BW_SYMBOL_LATE : BW_SYMBOL_TIGHT,
              is_incident ? BW_TONE_LATE : BW_TONE_FG2, g_strdup (skip_name (text, name)));
}

/* One that another one corrects is not what happened. */
static void
add_entries (BwSiteLog     *self,
             const BwFacts *facts,
             BwPlace        site)
{
  const char *name = bw_place_tree_get_name (facts->places, site, "zh_CN");
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->entries));
  g_autoptr (GHashTable) corrected = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (BwClientLedgerRow) row = g_list_model_get_item (G_LIST_MODEL (self->entries), i);
      const char *id = bw_json_peek_string (bw_client_ledger_row_get_members (row), "corrects");

      if (id != NULL)
        g_hash_table_add (corrected, g_strdup (id));
    }

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (BwClientLedgerRow) row = g_list_model_get_item (G_LIST_MODEL (self->entries), i);

      if (!g_hash_table_contains (corrected, bw_document_get_id (bw_client_ledger_row_get_document (row))))
        add_entry (self, facts, bw_client_ledger_row_get_members (row), name);
    }
}

/* One that is under way is hidden from who is inspected. */
static void
add_inspection (BwSiteLog     *self,
                const BwFacts *facts,
                BwDocument    *document)
{
  g_autoptr (BwVisit) visit = bw_visit_new (document);
  g_autofree char *findings = NULL;
  gboolean is_fault;

  if (visit == NULL || !visit->is_done)
    return;

  is_fault = bw_visit_count_faults (visit) > 0;
  findings = bw_visit_words_dup_findings (visit, bw_picture_get_catalogue (facts->picture), facts->language);
  take_event (self, facts, visit->at, visit->is_dated, is_fault ? BW_SYMBOL_LATE : BW_SYMBOL_DONE,
              is_fault ? BW_TONE_LATE : BW_TONE_SUCCESS,
              visit->is_unannounced
                /* Translators: of the log of a place: what was found there */
                ? g_strdup_printf (_("Unannounced inspection: %s"), findings)
                /* Translators: of the log of a place: what was found there */
                : g_strdup_printf (_("Inspection: %s"), findings));
}

static void
add_alert (BwSiteLog     *self,
           const BwFacts *facts,
           const BwAlert *alert)
{
  const char *name = !facts->is_chinese && alert->name_en != NULL ? alert->name_en : alert->name;

  if (name == NULL)
    name = alert->rule;
  take_event (self, facts, alert->raised, TRUE, BW_SYMBOL_LATE, BW_TONE_LATE, g_strdup (name));
  if (alert->cleared != 0)
    take_event (self, facts, alert->cleared, TRUE, BW_SYMBOL_DONE, BW_TONE_SUCCESS,
                /* Translators: of the log of a place: an alert is over */
                g_strdup_printf (_("over: %s"), name));
}

static void
add_assignment (BwSiteLog          *self,
                const BwFacts      *facts,
                const BwAssignment *assignment)
{
  BwDocument *document = bw_picture_get_document (facts->picture, BW_DOCUMENT_TYPE_TEAM, assignment->team);
  const BwTeam *team = document != NULL ? bw_document_get_team (document) : NULL;
  const char *name = team != NULL && team->name != NULL ? team->name : assignment->team;

  if (assignment->state == BW_ASSIGNMENT_STATE_MISSED)
    take_event (self, facts, assignment->from, TRUE, BW_SYMBOL_LATE, BW_TONE_LATE,
                /* Translators: of the log of a place; a team */
                g_strdup_printf (_("%s did not come"), name));
  else if (assignment->state == BW_ASSIGNMENT_STATE_ON_DUTY)
    take_event (self, facts, assignment->from, TRUE, BW_SYMBOL_TIGHT, BW_TONE_FG2,
                /* Translators: of the log of a place; a team */
                g_strdup_printf (_("%s is on duty"), name));
}

static void
add_documents (BwSiteLog      *self,
               const BwFacts  *facts,
               BwDocumentType  type)
{
  g_autoptr (GPtrArray) documents = bw_picture_gather_documents (facts->picture, type);

  for (guint i = 0; i < documents->len; i++)
    {
      BwDocument *document = g_ptr_array_index (documents, i);

      if (g_strcmp0 (bw_document_get_place (document), self->code) != 0)
        continue;
      if (type == BW_DOCUMENT_TYPE_INSPECTION)
        add_inspection (self, facts, document);
      else if (bw_document_get_alert (document) != NULL)
        add_alert (self, facts, bw_document_get_alert (document));
      else if (bw_document_get_assignment (document) != NULL)
        add_assignment (self, facts, bw_document_get_assignment (document));
    }
}

static void
read_events (BwSiteLog     *self,
             const BwFacts *facts)
{
  BwPlace site = self->code != NULL ? bw_place_tree_lookup (facts->places, self->code) : BW_PLACE_NONE;

  g_array_set_size (self->events, 0);
  if (site == BW_PLACE_NONE)
    return;

  add_entries (self, facts, site);
  add_documents (self, facts, BW_DOCUMENT_TYPE_INSPECTION);
  add_documents (self, facts, BW_DOCUMENT_TYPE_ALERT);
  add_documents (self, facts, BW_DOCUMENT_TYPE_ASSIGNMENT);
  bw_site_event_sort (self->events);
}

static void
ask (BwSiteLog     *self,
     const BwFacts *facts,
     BwPlace        site)
{
  BwPlace area = bw_place_tree_get_parent (facts->places, site);

  bw_client_ledger_set_scope (self->entries, NULL);
  bw_client_ledger_set_span (self->entries, facts->now - BW_TIME_DAY, G_MAXINT64);
  bw_client_ledger_set_scope (self->entries, bw_place_tree_get_code (facts->places, area));
}

static void
on_entries_state_cb (BwSiteLog *self)
{
  BwFacts facts;

  g_assert (BW_IS_SITE_LOG (self));

  if (self->code == NULL)
    return;

  bw_facts_init (&facts, self->desk);
  read_events (self, &facts);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
bw_site_log_dispose (GObject *object)
{
  BwSiteLog *self = BW_SITE_LOG (object);

  g_clear_object (&self->entries);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (bw_site_log_parent_class)->dispose (object);
}

static void
bw_site_log_finalize (GObject *object)
{
  BwSiteLog *self = BW_SITE_LOG (object);

  g_clear_pointer (&self->events, g_array_unref);
  g_clear_pointer (&self->code, g_free);

  G_OBJECT_CLASS (bw_site_log_parent_class)->finalize (object);
}

static void
bw_site_log_class_init (BwSiteLogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bw_site_log_dispose;
  G_OBJECT_CLASS (klass)->finalize = bw_site_log_finalize;

  /**
   * BwSiteLog::changed:
   * @self: a log
   *
   * Entries came, or it is known that they do not.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
bw_site_log_init (BwSiteLog *self)
{
  self->events = bw_site_event_new_array ();
}

/**
 * bw_site_log_new:
 * @desk: whose backend is asked
 *
 * Returns: (transfer full): of no site yet
 */
BwSiteLog *
bw_site_log_new (BwDesk *desk)
{
  BwSiteLog *self;

  g_return_val_if_fail (BW_IS_DESK (desk), NULL);

  self = g_object_new (BW_TYPE_SITE_LOG, NULL);
  self->desk = g_object_ref (desk);
  self->entries = bw_client_ledger_new (bw_desk_get_session (desk), BW_DOCUMENT_TYPE_ENTRY);
  g_signal_connect_object (self->entries, "notify::state", G_CALLBACK (on_entries_state_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

/**
 * bw_site_log_set_site:
 * @self: a log
 * @facts: of the desk
 * @site: that a person looks at, or %BW_PLACE_NONE
 * @as_of: of its newest report
 * @types: bit `1 << BwDocumentType` of the documents that have changed since
 *
 * Reads documents only where some have changed; asks for entries again where the same
 * site has reported since.
 */
void
bw_site_log_set_site (BwSiteLog     *self,
                      const BwFacts *facts,
                      BwPlace        site,
                      gint64         as_of,
                      guint          types)
{
  const char *code;
  gboolean is_other;

  g_return_if_fail (BW_IS_SITE_LOG (self));
  g_return_if_fail (facts != NULL);

  code = site != BW_PLACE_NONE ? bw_place_tree_get_code (facts->places, site) : NULL;
  is_other = g_strcmp0 (code, self->code) != 0;
  if (is_other)
    {
      g_free (self->code);
      self->code = g_strdup (code);
    }

  if (code == NULL)
    bw_client_ledger_set_scope (self->entries, NULL);
  else if (is_other)
    ask (self, facts, site);
  else if (as_of != self->as_of)
    bw_client_ledger_refresh (self->entries);

  self->as_of = site != BW_PLACE_NONE ? as_of : 0;
  if (is_other || (types & TYPES) != 0)
    read_events (self, facts);
}

GArray *
bw_site_log_get_events (BwSiteLog *self)
{
  g_return_val_if_fail (BW_IS_SITE_LOG (self), NULL);

  return self->events;
}

/**
 * bw_site_log_dup_note:
 * @self: a log
 *
 * Returns: (transfer full) (nullable): why the events may not be all; %NULL if they are
 */
char *
bw_site_log_dup_note (BwSiteLog *self)
{
  g_autofree char *why = NULL;
  g_return_val_if_fail (BW_IS_SITE_LOG (self), NULL);

  switch (bw_client_ledger_get_state (self->entries))
    {
    case BW_LEDGER_STATE_READING:
      return g_strdup (_("Reading the log…"));
    case BW_LEDGER_STATE_FAILED:
      why = bw_refusal_words_dup_error (bw_client_ledger_get_error (self->entries));
      /* Translators: why */
      return g_strdup_printf (_("The log was not read: %s"), why);
    case BW_LEDGER_STATE_ABSENT:
      return g_strdup (_("A saved state holds no log: inspections, alerts and teams only"));
    case BW_LEDGER_STATE_READ:
    default:
      break;
    }

  if (bw_client_ledger_is_cut_off (self->entries))
    /* Translators: of a list that is longer: how many it shows */
    return bw_format_text (_("The first %u only"), (guint) BW_CLIENT_LEDGER_MAX_ROWS);

  return NULL;
}

gboolean
bw_site_log_is_asking (BwSiteLog *self)
{
  g_return_val_if_fail (BW_IS_SITE_LOG (self), FALSE);

  return bw_client_ledger_get_state (self->entries) == BW_LEDGER_STATE_READING;
}

/**
 * bw_site_log_names:
 * @text: of the log
 * @name: of a place
 *
 * Returns: whether the text names the place, and not one whose name ends like it
 */
gboolean
bw_site_log_names (const char *text,
                   const char *name)
{
  g_return_val_if_fail (text != NULL && name != NULL, FALSE);

  if (*name == '\0')
    return FALSE;

  for (const char *found = strstr (text, name); found != NULL; found = strstr (found + 1, name))
    {
      const char *before = g_utf8_find_prev_char (text, found);

      if (before == NULL || !g_unichar_isdigit (g_utf8_get_char (before))
          || !g_unichar_isdigit (g_utf8_get_char (name)))
        return TRUE;
    }

  return FALSE;
}
