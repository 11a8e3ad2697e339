/* bw-alert-keeper.c: alerts as documents, from raised to archived
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-alert-keeper.h"

#include "bw-json.h"
#include "bw-server-private.h"
#include "bw-store-shared.h"
#include "bw-time.h"

#include <math.h>
#include <string.h>

/* So many are being written at a time: the queue is there for the field. */
#define MAX_WRITING 32

/* Characters of what somebody calls a wall. */
#define MAX_WALL_NAME 200

/* Characters of an id before its time: 128 are let pass by the schema, 17 are the time's,
 * some are for the number of one that is taken. */
#define MAX_STEM 100

/* Hexadecimal: 64 bits. */
#define DIGEST_LENGTH 16

/* One alert that is in the feed, or is about to be. */
typedef struct
{
  BwAlertKeeper *keeper;
  char          *id;          /* (owned) */
  char          *key;         /* (owned): rule and place, and wall */
  BwAlert       *alert;       /* (owned): as it is to be told; without its acknowledgement */
  gint64         at;          /* of its last change */
  guint          n_copies;    /* ids that were taken */
  guint          n_renewals;  /* times that what was acknowledged was so no more */
  guint          n_told;      /* of them */
  gboolean       is_dirty;
  gboolean       is_writing;
} Entry;

struct _BwAlertKeeper
{
  BwServer   *server;     /* (unowned): owns it */
  guint       term;       /* in which the server leads */
  GHashTable *entries;    /* (owned): id → Entry */
  GHashTable *open;       /* (owned): key → Entry */
  GQueue      over;       /* (element-type Entry): in the order that they were cleared */
  GQueue      dirty;      /* (element-type Entry) */
  guint       n_writing;
  gboolean    is_failing; /* it was said that writing does not work */
  gboolean    is_gone;    /* only writes that are on their way hold it */
};

static void write_some (BwAlertKeeper *self);

static void
free_entry (gpointer data)
{
  Entry *entry = data;

  bw_alert_unref (entry->alert);
  g_free (entry->id);
  g_free (entry->key);
  g_free (entry);
}

/* @display: (nullable): each wall has an alert of its own */
static char *
make_key (const char *rule,
          const char *place,
          const char *display)
{
  return g_strjoin ("/", rule, place, display, NULL);
}

/* As short as it may be and as telling as need be. */
static char *
make_digest (const char *code)
{
  char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, code, -1);

  digest[DIGEST_LENGTH] = '\0';
  return digest;
}

/* The key, or if an id has no room for that, one in which the codes that others made up
 * are told by digests: the alert itself has them in full. */
static char *
make_stem (const BwAlert *alert)
{
  char *stem = make_key (alert->rule, alert->place, alert->display);

  if (strlen (stem) > MAX_STEM && alert->display != NULL)
    {
      g_autofree char *display = make_digest (alert->display);

      g_free (stem);
      stem = make_key (alert->rule, alert->place, display);
    }

  if (strlen (stem) > MAX_STEM)
    {
      g_autofree char *digest = make_digest (stem);

      g_free (stem);
      stem = make_key (alert->rule, digest, NULL);
    }

  return stem;
}

/* `RULE/PLACE/20210808T063200Z`. */
static char *
make_id (const BwAlert *alert)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autoptr (GDateTime) time = bw_time_to_date_time (alert->raised, zone);
  g_autofree char *text = time != NULL ? g_date_time_format (time, "%Y%m%dT%H%M%SZ") : g_strdup ("0");
  g_autofree char *stem = make_stem (alert);

  return g_strjoin ("/", stem, text, NULL);
}

static void
mark_dirty (BwAlertKeeper *self,
            Entry         *entry)
{
  if (!entry->is_dirty)
    g_queue_push_tail (&self->dirty, entry);

  entry->is_dirty = TRUE;
}

static Entry *
add_entry (BwAlertKeeper *self,
           const char    *id,
           BwAlert       *alert)
{
  Entry *entry = g_new0 (Entry, 1);

  entry->keeper = self;
  entry->id = g_strdup (id);
  entry->key = make_key (alert->rule, alert->place, alert->display);
  entry->alert = alert;
  g_hash_table_insert (self->entries, entry->id, entry);
  return entry;
}

static void
remove_entry (BwAlertKeeper *self,
              Entry         *entry)
{
  g_queue_remove (&self->over, entry);
  g_hash_table_remove (self->entries, entry->id);
}

/* That a site is in a state, or a wall silent, is no number. */
static double
get_value (const BwAlarmEvent *event)
{
  return event->rule->kind == BW_ALERT_RULE_KIND_CONDITION || event->display != NULL ? NAN : event->value;
}

/* (transfer full): which wall: machine and socket are in its id, unless somebody has named
 * it otherwise */
static char *
dup_wall_name (BwAlertKeeper *self,
               const char    *display)
{
  BwDocument *document = bw_picture_get_document (self->server->picture, BW_DOCUMENT_TYPE_DISPLAY, display);
  g_autoptr (JsonObject) object = document != NULL ? bw_document_dup_object (document) : NULL;
  const char *name = object != NULL ? bw_json_peek_string (object, "name") : NULL;
  g_autofree char *short_name = NULL;

  if (name == NULL || *name == '\0' || g_str_has_prefix (display, name))
    return g_strdup (display);

  short_name = g_utf8_substring (name, 0, MIN (g_utf8_strlen (name, -1), MAX_WALL_NAME));
  return g_strdup_printf ("%s (%s)", short_name, display);
}

/* Each of several that are silent is told by its name. */
static BwAlert *
name_wall (BwAlertKeeper *self,
           BwAlert       *alert)
{
  g_autofree char *wall = dup_wall_name (self, alert->display);
  char *name = g_strconcat (alert->name, "：", wall, NULL);
  char *name_en = g_strconcat (alert->name_en, ": ", wall, NULL);

  g_free (alert->name);
  g_free (alert->name_en);
  alert->name = name;
  alert->name_en = name_en;
  return alert;
}

static BwAlert *
make_alert (BwAlertKeeper      *self,
            const BwAlarmEvent *event)
{
  BwAlert alert = {
    .rule = (char *) event->rule->id,
    .place = (char *) bw_place_tree_get_code (bw_picture_get_places (self->server->picture), event->place),
    .page = (char *) event->rule->page,
    .name = (char *) event->rule->name_zh,
    .name_en = (char *) event->rule->name_en,
    .measure = event->rule->measure != NULL ? (char *) event->rule->measure->id : NULL,
    .severity = event->severity,
    .no_data = event->is_no_data,
    .value = get_value (event),
    .value_at = event->at,
    .raised = event->at,
    .display = (char *) event->display,
    .since = event->as_of,
  };

  return event->display != NULL ? name_wall (self, bw_alert_copy (&alert)) : bw_alert_copy (&alert);
}

static int
compare_cleared (gconstpointer a,
                 gconstpointer b,
                 gpointer      unused)
{
  const Entry *left = a;
  const Entry *right = b;

  return left->alert->cleared < right->alert->cleared ? -1 : left->alert->cleared > right->alert->cleared;
}

/* A clock that was set back makes nothing end before it began. */
static void
clear_entry (BwAlertKeeper *self,
             Entry         *entry,
             gint64         at)
{
  entry->alert->cleared = MAX (at, entry->alert->raised);
  entry->at = entry->alert->cleared;
  g_queue_insert_sorted (&self->over, entry, compare_cleared, NULL);
  mark_dirty (self, entry);
}

static void
raise_entry (BwAlertKeeper      *self,
             const BwAlarmEvent *event)
{
  BwAlert *alert = make_alert (self, event);
  g_autofree char *first = make_id (alert);
  g_autofree char *id = g_strdup (first);
  Entry *entry;

  for (guint i = 2; g_hash_table_contains (self->entries, id); i++)
    {
      g_free (id);
      id = g_strdup_printf ("%s-%u", first, i);
    }

  entry = add_entry (self, id, alert);
  entry->at = event->at;
  g_hash_table_insert (self->open, entry->key, entry);
  mark_dirty (self, entry);
}

static void
change_entry (BwAlertKeeper      *self,
              Entry              *entry,
              const BwAlarmEvent *event)
{
  entry->alert->severity = event->severity;
  entry->alert->value = get_value (event);
  entry->alert->value_at = event->at;
  entry->at = event->at;
  entry->n_renewals += event->turn == BW_ALARM_TURN_WORSE ? 1 : 0;
  mark_dirty (self, entry);
}

/* Whoever has said that it can wait did so of what was so then. */
static void
take_acknowledgement (BwAlertKeeper *self,
                      Entry         *entry,
                      BwAlert       *alert)
{
  BwDocument *standing = bw_picture_get_document (self->server->picture, BW_DOCUMENT_TYPE_ALERT, entry->id);
  const BwAlert *now = standing != NULL ? bw_document_get_alert (standing) : NULL;

  if (now == NULL || entry->n_renewals != entry->n_told)
    return;

  alert->acknowledged_at = now->acknowledged_at;
  alert->acknowledged_until = now->acknowledged_until;
  alert->acknowledged_by = g_strdup (now->acknowledged_by);
  alert->acknowledged_reason = g_strdup (now->acknowledged_reason);
}

static BwDocument *
make_document (BwAlertKeeper  *self,
               Entry          *entry,
               GError        **error)
{
  BwServer *server = self->server;
  g_autoptr (BwAlert) alert = bw_alert_copy (entry->alert);
  g_autoptr (JsonObject) json = NULL;
  g_autofree char *at = bw_time_format (entry->at, server->zone);

  take_acknowledgement (self, entry, alert);
  json = bw_alert_to_json (alert, server->zone);
  json_object_set_string_member (json, "id", entry->id);
  json_object_set_string_member (json, "at", at);
  json_object_set_string_member (json, "source", server->options.exercise ? "simulation" : "report");
  if (server->options.exercise)
    json_object_set_boolean_member (json, "exercise", TRUE);

  return bw_document_new_from_object (json, server->catalogue, error);
}

/* One write on its way. It belongs to the writer's thread until it is answered. */
typedef struct
{
  BwAlertKeeper *keeper;
  Entry         *entry;
  BwDocument    *document;  /* (owned) */
  guint          n_renewals;
  guint          term;
  guint64        expected;
  guint64        seq;       /* out */
} Write;

static void
free_write (gpointer data)
{
  Write *write = data;

  bw_document_unref (write->document);
  g_free (write);
}

/* On the writer's thread: two that lead would raise the same alert twice. */
static gboolean
put_alert (BwStore   *store,
           gpointer   data,
           GError   **error)
{
  Write *write = data;

  return bw_store_shared_check_term (store, write->term, error)
         && bw_store_put_document (store, BW_DOCUMENT_TYPE_ALERT, bw_document_get_id (write->document),
                                   bw_document_get_alert (write->document)->place,
                                   bw_document_get_json (write->document),
                                   write->expected, &write->seq, error);
}

/* The id is that of an alert that is in the log already: the clock was set back. */
static void
take_other_id (BwAlertKeeper *self,
               Entry         *entry)
{
  g_autofree char *first = make_id (entry->alert);

  g_hash_table_steal (self->entries, entry->id);
  do
    {
      g_free (entry->id);
      entry->id = g_strdup_printf ("%s-%u", first, ++entry->n_copies + 1);
    }
  while (g_hash_table_contains (self->entries, entry->id));

  g_hash_table_insert (self->entries, entry->id, entry);
}

static void
take_written (BwAlertKeeper *self,
              Write         *write)
{
  Entry *entry = write->entry;

  self->is_failing = FALSE;
  entry->n_told = write->n_renewals;
  bw_server_put_document (self->server, write->document, write->seq);
  bw_feed_hub_touch (self->server->hub);
  if (bw_document_get_alert (write->document)->archived != 0 && !entry->is_dirty)
    remove_entry (self, entry);
}

/* Said once: it is tried again each second. */
static void
tell_failure (BwAlertKeeper *self,
              const Entry   *entry,
              const GError  *error)
{
  if (!self->is_failing)
    g_log_structured (G_LOG_DOMAIN, G_LOG_LEVEL_MESSAGE, "MESSAGE", "the alert “%s” is not written yet: %s",
                      entry->id, error->message);

  self->is_failing = TRUE;
}

static void
take_failure (BwAlertKeeper *self,
              Write         *write,
              const GError  *error)
{
  if (!g_error_matches (error, BW_STORE_ERROR, BW_STORE_ERROR_CONFLICT))
    tell_failure (self, write->entry, error);
  else if (bw_shelf_find (self->server->shelf, BW_DOCUMENT_TYPE_ALERT, write->entry->id) == NULL
           || bw_shelf_find (self->server->shelf, BW_DOCUMENT_TYPE_ALERT, write->entry->id)->is_gone)
    take_other_id (self, write->entry);

  mark_dirty (self, write->entry);
}

static void
on_alert_written_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      data)
{
  Write *write = data;
  BwAlertKeeper *self = write->keeper;
  g_autoptr (GError) error = NULL;

  bw_store_writer_change_finish (BW_STORE_WRITER (source), result, &error);
  self->n_writing--;
  write->entry->is_writing = FALSE;
  if (error == NULL)
    take_written (self, write);
  else
    take_failure (self, write, error);

  /* What failed waits for the next tick. */
  if (self->is_gone && self->n_writing == 0)
    bw_alert_keeper_free (self);
  else if (error == NULL && !self->is_gone)
    write_some (self);
}

static void
write_entry (BwAlertKeeper *self,
             Entry         *entry)
{
  BwItem *item = bw_shelf_find (self->server->shelf, BW_DOCUMENT_TYPE_ALERT, entry->id);
  g_autoptr (GError) error = NULL;
  BwDocument *document = make_document (self, entry, &error);
  Write *write;

  if (document == NULL)
    {
      g_log_structured (G_LOG_DOMAIN, G_LOG_LEVEL_WARNING, "MESSAGE", "the alert “%s” is no document: %s",
                        entry->id, error->message);
      return;
    }

  write = g_new0 (Write, 1);
  write->keeper = self;
  write->entry = entry;
  write->document = document;
  write->n_renewals = entry->n_renewals;
  write->term = self->term;
  write->expected = item != NULL && !item->is_gone ? item->seq : 0;
  entry->is_writing = TRUE;
  self->n_writing++;
  bw_store_writer_change_async (self->server->writer, put_alert, write, free_write,
                                strlen (bw_document_get_json (document)), NULL, NULL, on_alert_written_cb, write);
}

static void
write_some (BwAlertKeeper *self)
{
  for (guint n = self->dirty.length; n > 0 && self->n_writing < MAX_WRITING; n--)
    {
      Entry *entry = g_queue_pop_head (&self->dirty);

      if (entry->is_writing)
        {
          g_queue_push_tail (&self->dirty, entry);
          continue;
        }

      entry->is_dirty = FALSE;
      write_entry (self, entry);
    }
}

/* The oldest first; at once if there are too many, or if they are of a time that the
 * clock, set back, has yet to come to. */
static void
archive_some (BwAlertKeeper *self)
{
  gint64 now = bw_clock_get_now (self->server->clock);
  Entry *entry;

  while ((entry = g_queue_peek_head (&self->over)) != NULL
         && (self->over.length > BW_ALERT_KEEPER_MAX_OVER
             || ABS (now - entry->alert->cleared) >= BW_ALERT_KEEPER_SHOW_HOURS * BW_TIME_HOUR))
    {
      g_queue_pop_head (&self->over);
      entry->alert->archived = MAX (now, entry->alert->cleared);
      entry->at = entry->alert->archived;
      mark_dirty (self, entry);
    }
}

/**
 * bw_alert_keeper_new:
 * @server: the daemon, loaded and with its writer
 *
 * Returns: (transfer full): a keeper without alerts
 */
BwAlertKeeper *
bw_alert_keeper_new (BwServer *server)
{
  BwAlertKeeper *self = g_new0 (BwAlertKeeper, 1);

  self->server = server;
  self->term = server->term;
  self->entries = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, free_entry);
  self->open = g_hash_table_new (g_str_hash, g_str_equal);
  g_queue_init (&self->over);
  g_queue_init (&self->dirty);
  return self;
}

/**
 * bw_alert_keeper_free:
 * @self: (nullable) (transfer full): a keeper
 *
 * What is on its way to the store is still taken in.
 */
void
bw_alert_keeper_free (BwAlertKeeper *self)
{
  if (self == NULL)
    return;

  self->is_gone = TRUE;
  if (self->n_writing > 0)
    return;

  g_queue_clear (&self->over);
  g_queue_clear (&self->dirty);
  g_hash_table_unref (self->open);
  g_hash_table_unref (self->entries);
  g_free (self);
}

/**
 * bw_alert_keeper_take:
 * @self: a keeper
 * @rules: that are in force now
 * @document: an alert of the store
 * @place: (out): its place
 *
 * One that is open goes on if its rule is still in force, its place is still there,
 * and no other of the same rule and place (and wall) is open; else it is over now.
 *
 * Returns: (transfer none) (nullable): the rule of one that goes on
 */
const BwAlertRule *
bw_alert_keeper_take (BwAlertKeeper   *self,
                      BwAlertRuleBook *rules,
                      BwDocument      *document,
                      BwPlace         *place)
{
  BwPlaceTree *places = bw_picture_get_places (self->server->picture);
  const BwAlert *alert = bw_document_get_alert (document);
  const BwAlertRule *rule = bw_alert_rule_book_lookup (rules, alert->rule);
  Entry *entry = add_entry (self, bw_document_get_id (document), bw_alert_copy (alert));

  entry->at = bw_document_get_at (document);
  if (!bw_alert_is_open (alert))
    {
      g_queue_insert_sorted (&self->over, entry, compare_cleared, NULL);
      return NULL;
    }

  *place = bw_place_tree_lookup (places, alert->place);
  if (rule == NULL || !rule->is_enabled || *place == BW_PLACE_NONE
      || !bw_place_tree_is_listed (places, *place) || g_hash_table_contains (self->open, entry->key)
      || (rule->kind == BW_ALERT_RULE_KIND_DISPLAY) != (alert->display != NULL))
    {
      clear_entry (self, entry, bw_clock_get_now (self->server->clock));
      return NULL;
    }

  g_hash_table_insert (self->open, entry->key, entry);
  return rule;
}

void
bw_alert_keeper_handle (const BwAlarmEvent *event,
                        gpointer            keeper)
{
  BwAlertKeeper *self = keeper;
  BwPlaceTree *places = bw_picture_get_places (self->server->picture);
  g_autofree char *key = make_key (event->rule->id, bw_place_tree_get_code (places, event->place), event->display);
  Entry *entry = g_hash_table_lookup (self->open, key);

  if (event->turn == BW_ALARM_TURN_RAISED && entry == NULL)
    {
      raise_entry (self, event);
    }
  else if (event->turn == BW_ALARM_TURN_CLEARED && entry != NULL)
    {
      g_hash_table_remove (self->open, entry->key);
      clear_entry (self, entry, event->at);
    }
  else if (entry != NULL)
    {
      change_entry (self, entry, event);
    }
}

void
bw_alert_keeper_tick (BwAlertKeeper *self)
{
  archive_some (self);
  write_some (self);
}

guint
bw_alert_keeper_get_n_dirty (BwAlertKeeper *self)
{
  return self->dirty.length + self->n_writing;
}
