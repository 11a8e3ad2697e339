/* bw-server-alerts.c: the rules in force, and who looks by them
 *
 * The rules of a city stand beside its documents. Whoever starts the daemon with
 * `--city` has those read that are there now; they are kept in the store for the
 * starts without.
 *
 * What is bad and has not been so for long enough is noted in the store once a
 * minute, so that a restart does not make it wait anew.
 *
 * One daemon of a store looks by the rules and writes alerts, whatever the number of
 * those that serve it: the one that leads (bw_store_shared_lead()). The others take
 * its documents in as they do all others. When another takes the lead over, it has
 * taken in all that was written, goes on from the alerts that are open, and reads
 * what was being held.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-fault.h"
#include "bw-server-alerts-private.h"
#include "bw-server-private.h"
#include "bw-store-shared.h"

#include <string.h>

#define META_KEY "rules"
#define RUNS_KEY "alert-runs"
#define RUNS_S   60

/* Of a city that is silent as a whole not all need be noted. */
#define MAX_RUNS 5000

/* (transfer full): empty: the city has none of its own. */
static char *
read_city (BwServer  *self,
           GError   **error)
{
  g_autofree char *path = g_build_filename (self->options.city, BW_ALERT_RULE_BOOK_FILE, NULL);
  g_autoptr (GError) failure = NULL;
  char *text = NULL;

  if (g_file_get_contents (path, &text, NULL, &failure))
    return text;
  if (g_error_matches (failure, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    return g_strdup ("");

  g_propagate_error (error, g_steal_pointer (&failure));
  return NULL;
}

static gboolean
keep (BwServer    *self,
      const char  *text,
      GError     **error)
{
  g_autofree char *kept = bw_store_dup_meta (self->store, META_KEY, NULL);

  if (g_strcmp0 (kept, text) == 0 || (kept == NULL && *text == '\0'))
    return TRUE;
  if (!bw_store_begin (self->store, error))
    return FALSE;
  if (bw_store_set_meta (self->store, META_KEY, text, error))
    return bw_store_commit (self->store, error);

  bw_store_roll_back (self->store);
  return FALSE;
}

static BwAlertRuleBook *
read_rules (const char  *text,
            GError     **error)
{
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func ((GDestroyNotify) bw_fault_free);
  BwAlertRuleBook *rules;

  if (text == NULL || *text == '\0')
    return g_object_ref (bw_alert_rule_book_get_default ());

  rules = bw_alert_rule_book_new (text, -1, faults);
  if (rules == NULL)
    {
      g_autofree char *first = bw_fault_describe (g_ptr_array_index (faults, 0));

      g_set_error (error, BW_STORE_ERROR, BW_STORE_ERROR_INVALID, "the alert rules of the city have %u faults, "
                   "the first: %s; see bulwarkctl verify", faults->len, first);
    }

  return rules;
}

/* What was good for another release need not be for this one; the daemon must run. */
static void
take_kept (BwServer *self)
{
  g_autofree char *kept = bw_store_dup_meta (self->store, META_KEY, NULL);
  g_autoptr (GError) error = NULL;

  self->rules = read_rules (kept, &error);
  if (self->rules != NULL)
    return;

  g_log_structured (G_LOG_DOMAIN, G_LOG_LEVEL_WARNING,
                    "MESSAGE", "the default alert rules are used: %s", error->message);
  self->rules = g_object_ref (bw_alert_rule_book_get_default ());
}

/**
 * bw_server_load_rules:
 * @self: the daemon, whose store is still at hand
 * @error: return location; the file of the city cannot be read, or has faults
 *
 * Returns: whether the rules are known
 */
gboolean
bw_server_load_rules (BwServer  *self,
                      GError   **error)
{
  g_autofree char *text = NULL;

  self->runs = bw_store_dup_meta (self->store, RUNS_KEY, NULL);
  if (self->options.city == NULL)
    {
      take_kept (self);
      return TRUE;
    }

  text = read_city (self, error);
  self->rules = text != NULL ? read_rules (text, error) : NULL;
  return self->rules != NULL && keep (self, text, error);
}

/* Of a rule or a place that is no more it says nothing. */
static void
take_run (BwServer   *self,
          const char *line)
{
  BwPlaceTree *places = bw_picture_get_places (self->picture);
  g_auto (GStrv) members = g_strsplit (line, "\t", 5);
  guint n_members = g_strv_length (members);
  const BwAlertRule *rule;
  BwPlace place;
  gint64 since;
  gint64 until;

  if (n_members < 4
      || !g_ascii_string_to_signed (members[2], 10, G_MININT64, G_MAXINT64, &since, NULL)
      || !g_ascii_string_to_signed (members[3], 10, G_MININT64, G_MAXINT64, &until, NULL))
    return;

  rule = bw_alert_rule_book_lookup (self->rules, members[0]);
  place = bw_place_tree_lookup (places, members[1]);
  if (rule == NULL || !rule->is_enabled || place == BW_PLACE_NONE)
    return;

  if (rule->kind == BW_ALERT_RULE_KIND_DISPLAY && n_members == 5)
    bw_wall_watch_restore_run (bw_alert_watch_get_walls (self->watch), rule, place, members[4], since, until);
  else if (n_members == 4 && bw_alert_rule_applies (rule, places, place))
    bw_alarm_board_restore_run (bw_alert_watch_get_board (self->watch), rule, place, since, until);
}

static void
take_runs (BwServer *self)
{
  g_auto (GStrv) lines = g_strsplit (self->runs != NULL ? self->runs : "", "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    take_run (self, lines[i]);
}

typedef struct
{
  BwServer *server;
  GString  *text;
  guint     n;
} Runs;

/* @display: (nullable): a fifth member */
static void
add_run (Runs              *runs,
         const BwAlertRule *rule,
         BwPlace            place,
         gint64             since,
         gint64             known_until,
         const char        *display)
{
  if (runs->n++ >= MAX_RUNS)
    return;

  g_string_append_printf (runs->text, "%s\t%s\t%" G_GINT64_FORMAT "\t%" G_GINT64_FORMAT "%s%s\n", rule->id,
                          bw_place_tree_get_code (bw_picture_get_places (runs->server->picture), place),
                          since, known_until, display != NULL ? "\t" : "", display != NULL ? display : "");
}

static void
on_run_cb (const BwAlertRule *rule,
           BwPlace            place,
           gint64             since,
           gint64             known_until,
           gpointer           data)
{
  add_run (data, rule, place, since, known_until, NULL);
}

static void
on_wall_run_cb (const BwAlertRule *rule,
                BwPlace            place,
                const char        *id,
                gint64             since,
                gint64             known_until,
                gpointer           data)
{
  /* Anybody may call a wall anything. */
  if (strpbrk (id, "\t\n") == NULL)
    add_run (data, rule, place, since, known_until, id);
}

/* What is being held, on its way to the store. */
typedef struct
{
  guint  term;
  char  *text;  /* (owned) */
} Note;

static void
free_note (gpointer data)
{
  Note *note = data;

  g_free (note->text);
  g_free (note);
}

/* On the writer's thread. */
static gboolean
write_runs (BwStore   *store,
            gpointer   data,
            GError   **error)
{
  const Note *note = data;

  return bw_store_shared_check_term (store, note->term, error)
         && bw_store_set_meta (store, RUNS_KEY, note->text, error);
}

static void
on_runs_written_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      data)
{
  g_autoptr (GError) error = NULL;

  bw_store_writer_change_finish (BW_STORE_WRITER (source), result, &error);
  if (error != NULL)
    g_log_structured (G_LOG_DOMAIN, G_LOG_LEVEL_MESSAGE,
                      "MESSAGE", "what may become alerts is not noted: %s", error->message);
}

static void
note_runs (BwServer *self)
{
  Runs runs = { self, g_string_new (NULL), 0 };
  Note *note;

  bw_alarm_board_foreach_run (bw_alert_watch_get_board (self->watch), on_run_cb, &runs);
  bw_wall_watch_foreach_run (bw_alert_watch_get_walls (self->watch), on_wall_run_cb, &runs);
  if (g_strcmp0 (runs.text->str, self->runs) == 0)
    {
      g_string_free (runs.text, TRUE);
      return;
    }

  g_free (self->runs);
  self->runs = g_string_free (runs.text, FALSE);
  note = g_new0 (Note, 1);
  note->term = self->term;
  note->text = g_strdup (self->runs);
  bw_store_writer_change_async (self->writer, write_runs, note, free_note, strlen (note->text), NULL, NULL,
                                on_runs_written_cb, NULL);
}

/* On the writer's thread. */
static gpointer
read_runs (BwStore   *store,
           gpointer   data,
           GError   **error)
{
  return bw_store_dup_meta (store, RUNS_KEY, error);
}

/* Without it nothing is held anew, and so late: it is asked again with the next tick. */
static void
on_runs_read_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      data)
{
  BwServer *self = data;
  g_autoptr (GError) error = NULL;
  char *runs = bw_store_writer_run_finish (BW_STORE_WRITER (source), result, &error);

  self->is_reading_runs = FALSE;
  if (error != NULL)
    {
      g_log_structured (G_LOG_DOMAIN, G_LOG_LEVEL_MESSAGE,
                        "MESSAGE", "what may become alerts is not known yet: %s", error->message);
      return;
    }

  g_free (self->runs);
  self->runs = runs;
  if (!self->is_stopping)
    bw_server_begin_alerts (self);
}

/* One answer at a time: what comes after a term was told has been read in it. */
static void
ask_runs (BwServer *self)
{
  if (self->term == 0 || self->watch != NULL || self->is_reading_runs || self->is_stopping)
    return;

  self->is_reading_runs = TRUE;
  bw_store_writer_run_async (self->writer, read_runs, NULL, NULL, g_free, NULL, on_runs_read_cb, self);
}

static void
forget_watch (BwServer *self)
{
  g_clear_pointer (&self->watch, bw_alert_watch_free);
  g_clear_pointer (&self->keeper, bw_alert_keeper_free);
}

/**
 * bw_server_begin_alerts:
 * @self: a daemon that is loaded and has its writer, and knows what was being held
 *
 * If it leads, it goes on from the alerts that are in the store.
 */
void
bw_server_begin_alerts (BwServer *self)
{
  g_autoptr (GPtrArray) alerts = NULL;

  if (self->term == 0 || self->watch != NULL)
    return;

  alerts = bw_picture_list_documents (self->picture, BW_DOCUMENT_TYPE_ALERT);
  self->keeper = bw_alert_keeper_new (self);
  self->watch = bw_alert_watch_new (self->picture, self->missed, self->series, self->clock, self->rules,
                                    bw_alert_keeper_handle, self->keeper);
  for (guint i = 0; i < alerts->len; i++)
    {
      BwDocument *document = g_ptr_array_index (alerts, i);
      const BwAlert *alert = bw_document_get_alert (document);
      BwPlace place = BW_PLACE_NONE;
      const BwAlertRule *rule = bw_alert_keeper_take (self->keeper, self->rules, document, &place);

      if (rule != NULL && alert->display != NULL)
        bw_wall_watch_restore (bw_alert_watch_get_walls (self->watch), rule, place, alert->display, 1.0,
                               alert->severity);
      else if (rule != NULL)
        bw_alert_watch_restore (self->watch, rule, place, alert->value, alert->severity, alert->no_data);
    }

  take_runs (self);
  bw_alert_watch_begin (self->watch);
}

/**
 * bw_server_end_alerts:
 * @self: a daemon that stops
 *
 * Notes what is being held, if it leads.
 */
void
bw_server_end_alerts (BwServer *self)
{
  if (self->watch != NULL)
    note_runs (self);

  forget_watch (self);
}

/**
 * bw_server_take_term:
 * @self: the daemon
 * @term: since when it leads; 0: it does not any more
 */
void
bw_server_take_term (BwServer *self,
                     guint     term)
{
  if (term == self->term || self->is_stopping)
    return;

  g_log_structured (G_LOG_DOMAIN, G_LOG_LEVEL_MESSAGE, "MESSAGE",
                    term != 0 ? "leads the daemons of the store: raises and clears alerts"
                              : "does not lead the daemons of the store any more");
  forget_watch (self);
  self->term = term;
  ask_runs (self);
}

void
bw_server_tick_alerts (BwServer *self)
{
  if (self->watch == NULL)
    {
      ask_runs (self);
      return;
    }

  bw_alert_watch_tick (self->watch);
  bw_alert_keeper_tick (self->keeper);
  if (self->n_seconds % RUNS_S == 0)
    note_runs (self);
}
