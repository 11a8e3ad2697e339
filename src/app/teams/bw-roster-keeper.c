/* bw-roster-keeper.c: the roster of a desk, read anew when it may be another one
 *
 *   settled ──change──► waiting (at most one reading in two seconds) ──► reading
 *      ▲ ▲                                                                  │
 *      │ └──────────────────────── complete, `changed` ─────────────────────┘
 *      └──assignments changed: taken into the roster that stands, `changed`
 *
 * A change of the places ends a reading, any other one lets it finish and reads again.
 * When they were dropped, as after a reset of the feed, none stands until it is read.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-roster-keeper.h"

#include "bw-edits.h"
#include "bw-json.h"
#include "bw-time.h"

#include <gtk/gtk.h>

/* Of a reading, microseconds; a frame has sixteen thousand. */
#define SLICE 3000

/* A campaign changes assignments by the hundred when the shift does. */
#define DISTANCE_MS 2000

/* Somebody may have become absent: by the backend's time, which may be fast. */
#define OLD_AFTER BW_TIME_MINUTE

/* Of these another roster is read; assignments are taken in. */
#define TYPES ((1u << BW_DOCUMENT_TYPE_AREA) | (1u << BW_DOCUMENT_TYPE_ROUND) | (1u << BW_DOCUMENT_TYPE_SITE) \
               | (1u << BW_DOCUMENT_TYPE_TEAM))

struct _BwRosterKeeper
{
  GObject parent_instance;

  BwDesk   *desk;       /* (unowned): owns it */
  BwRoster *roster;     /* (owned) (nullable): that stands */
  BwRoster *next;       /* (owned) (nullable): that is being read */
  gboolean  is_old;     /* another one is wanted */
  guint     generation; /* of the places that were read */
  guint64   position;   /* in what the picture tells of changes of assignments */
  guint     n_read;     /* times that all was read */
  gint64    began;      /* monotonic: the last reading, or taking in */
  guint     wait_source;
  guint     read_source;
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BwRosterKeeper, bw_roster_keeper, G_TYPE_OBJECT)

static void request (BwRosterKeeper *self);

/* (transfer full) (nullable): what an entry of the outbox would make. */
static BwAssignment *
read_entry (BwClientOutboxEntry *entry)
{
  const char *body = bw_client_outbox_entry_get_body (entry);
  g_autoptr (JsonNode) root = body != NULL ? bw_json_parse (body, -1, G_MAXINT, NULL) : NULL;

  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return NULL;

  return bw_assignment_new (json_node_get_object (root), NULL);
}

static GPtrArray *
list_pending (BwRosterKeeper *self)
{
  GPtrArray *pending = g_ptr_array_new_with_free_func ((GDestroyNotify) bw_assignment_unref);
  g_autoptr (GPtrArray) entries = bw_edits_list (bw_desk_get_edits (self->desk), BW_DOCUMENT_TYPE_ASSIGNMENT);

  for (guint i = 0; i < entries->len; i++)
    {
      BwAssignment *assignment = read_entry (g_ptr_array_index (entries, i));

      if (assignment != NULL)
        g_ptr_array_add (pending, assignment);
    }

  return pending;
}

/* Assignments that have changed since they were read or taken in last. FALSE: it cannot be
 * told which; all is to be read. */
static gboolean
take_in (BwRosterKeeper *self,
         gboolean       *is_changed)
{
  g_autoptr (GPtrArray) ids = bw_picture_list_changes (bw_desk_get_picture (self->desk),
                                                       BW_DOCUMENT_TYPE_ASSIGNMENT, &self->position);

  *is_changed = ids != NULL && bw_roster_follow (self->roster, ids);
  return ids != NULL;
}

static gboolean
on_read_idle_cb (gpointer user_data)
{
  BwRosterKeeper *self = user_data;
  gboolean is_changed;

  if (!bw_roster_step (self->next, SLICE))
    return G_SOURCE_CONTINUE;

  self->read_source = 0;
  g_clear_pointer (&self->roster, bw_roster_unref);
  self->roster = g_steal_pointer (&self->next);

  /* What came while it was read. */
  if (!bw_roster_is_stale (self->roster) && !take_in (self, &is_changed))
    self->is_old = TRUE;
  g_signal_emit (self, signals[CHANGED], 0);
  if (self->is_old)
    request (self);
  return G_SOURCE_REMOVE;
}

static void
stop_reading (BwRosterKeeper *self)
{
  g_clear_handle_id (&self->read_source, g_source_remove);
  g_clear_handle_id (&self->wait_source, g_source_remove);
  g_clear_pointer (&self->next, bw_roster_unref);
}

static void
begin (BwRosterKeeper *self)
{
  g_autoptr (GPtrArray) pending = list_pending (self);
  g_autoptr (GPtrArray) before = NULL;

  stop_reading (self);
  self->n_read++;
  before = bw_picture_list_changes (bw_desk_get_picture (self->desk), BW_DOCUMENT_TYPE_ASSIGNMENT, &self->position);
  self->is_old = FALSE;
  self->began = g_get_monotonic_time ();
  self->generation = bw_place_tree_get_generation (bw_desk_get_places (self->desk));
  self->next = bw_roster_new (bw_desk_get_picture (self->desk), bw_desk_get_time_zone (self->desk),
                              bw_desk_get_data_now (self->desk), pending);

  /* After what is drawn: pages go on while this does. */
  self->read_source = g_idle_add_full (GDK_PRIORITY_REDRAW + 1, on_read_idle_cb, self, NULL);
}

/* What it tells by index is of places that are no more. */
static void
drop_stale (BwRosterKeeper *self)
{
  if (self->roster == NULL || !bw_roster_is_stale (self->roster))
    return;

  g_clear_pointer (&self->roster, bw_roster_unref);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
follow (BwRosterKeeper *self)
{
  BwPlaceTree *places = bw_desk_get_places (self->desk);
  gboolean is_changed;

  /* Places have changed too, and the desk has not told yet. */
  if (self->generation != bw_place_tree_get_generation (places))
    {
      begin (self);
      return;
    }

  self->began = g_get_monotonic_time ();
  if (!take_in (self, &is_changed))
    begin (self);
  else if (is_changed)
    g_signal_emit (self, signals[CHANGED], 0);
}

static gboolean
on_wait_timeout_cb (gpointer user_data)
{
  BwRosterKeeper *self = user_data;

  self->wait_source = 0;
  if (self->is_old || bw_roster_keeper_get_roster (self) == NULL)
    begin (self);
  else
    follow (self);
  return G_SOURCE_REMOVE;
}

/* A reading that is under way takes in at its end what has come meanwhile. */
static void
request_follow (BwRosterKeeper *self)
{
  gint64 waited = (g_get_monotonic_time () - self->began) / 1000;

  if (self->read_source != 0 || self->wait_source != 0)
    return;

  if (bw_roster_keeper_get_roster (self) == NULL)
    begin (self);
  else if (waited >= DISTANCE_MS)
    follow (self);
  else
    self->wait_source = g_timeout_add ((guint) (DISTANCE_MS - waited), on_wait_timeout_cb, self);
}

static void
request (BwRosterKeeper *self)
{
  gint64 waited = (g_get_monotonic_time () - self->began) / 1000;

  self->is_old = TRUE;
  if (self->read_source != 0 || self->wait_source != 0)
    return;

  if (self->roster == NULL || waited >= DISTANCE_MS)
    begin (self);
  else
    self->wait_source = g_timeout_add ((guint) (DISTANCE_MS - waited), on_wait_timeout_cb, self);
}

static void
on_desk_refresh_cb (BwRosterKeeper     *self,
                    const BwDeskChange *change)
{
  g_assert (BW_IS_ROSTER_KEEPER (self));

  /* Indices may mean other places now. */
  if (self->generation != bw_place_tree_get_generation (bw_desk_get_places (self->desk)))
    begin (self);
  else if (change == NULL || (change->types & TYPES) != 0)
    request (self);
  else if ((change->types & (1u << BW_DOCUMENT_TYPE_ASSIGNMENT)) != 0)
    request_follow (self);
  drop_stale (self);
}

static void
on_desk_tick_cb (BwRosterKeeper *self)
{
  g_assert (BW_IS_ROSTER_KEEPER (self));

  if (bw_roster_keeper_get_roster (self) != NULL
      && bw_desk_get_data_now (self->desk) - bw_roster_get_now (self->roster) >= OLD_AFTER)
    request (self);
}

/* A person waits to see what became of what he did. */
static void
on_edits_changed_cb (BwRosterKeeper *self)
{
  g_assert (BW_IS_ROSTER_KEEPER (self));

  begin (self);
}

static void
bw_roster_keeper_dispose (GObject *object)
{
  BwRosterKeeper *self = BW_ROSTER_KEEPER (object);

  stop_reading (self);
  g_clear_pointer (&self->roster, bw_roster_unref);

  G_OBJECT_CLASS (bw_roster_keeper_parent_class)->dispose (object);
}

static void
bw_roster_keeper_class_init (BwRosterKeeperClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bw_roster_keeper_dispose;

  signals[CHANGED] = g_signal_new ("changed", BW_TYPE_ROSTER_KEEPER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
bw_roster_keeper_init (BwRosterKeeper *self)
{
}

/**
 * bw_roster_keeper_get:
 * @desk: whose roster
 *
 * Returns: (transfer none): what keeps it; it has begun to read
 */
BwRosterKeeper *
bw_roster_keeper_get (BwDesk *desk)
{
  static const char key[] = "bw-roster-keeper";
  BwRosterKeeper *self;

  g_return_val_if_fail (BW_IS_DESK (desk), NULL);

  self = g_object_get_data (G_OBJECT (desk), key);
  if (self != NULL)
    return self;

  self = g_object_new (BW_TYPE_ROSTER_KEEPER, NULL);
  self->desk = desk;
  g_object_set_data_full (G_OBJECT (desk), key, self, g_object_unref);
  g_signal_connect_object (desk, "refresh", G_CALLBACK (on_desk_refresh_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "tick", G_CALLBACK (on_desk_tick_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (bw_desk_get_edits (desk), "changed", G_CALLBACK (on_edits_changed_cb), self,
                           G_CONNECT_SWAPPED);
  begin (self);
  return self;
}

BwDesk *
bw_roster_keeper_get_desk (BwRosterKeeper *self)
{
  g_return_val_if_fail (BW_IS_ROSTER_KEEPER (self), NULL);

  return self->desk;
}

BwRoster *
bw_roster_keeper_get_roster (BwRosterKeeper *self)
{
  g_return_val_if_fail (BW_IS_ROSTER_KEEPER (self), NULL);

  /* Whoever asks before the desk has told must not get it either. */
  return self->roster != NULL && !bw_roster_is_stale (self->roster) ? self->roster : NULL;
}

gboolean
bw_roster_keeper_is_settled (BwRosterKeeper *self)
{
  g_return_val_if_fail (BW_IS_ROSTER_KEEPER (self), FALSE);

  return bw_roster_keeper_get_roster (self) != NULL && self->next == NULL && self->wait_source == 0;
}

guint
bw_roster_keeper_get_n_read (BwRosterKeeper *self)
{
  g_return_val_if_fail (BW_IS_ROSTER_KEEPER (self), 0);

  return self->n_read;
}
