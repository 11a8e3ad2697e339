/* bw-point-trails.c: the last six hours of the points that somebody looks at
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-point-trails.h"

#include "bw-client-history.h"
#include "bw-time.h"

/* A trail is 300 bytes: six megabytes at most. */
#define MAX_TRAILS  20000

#define N_AT_ONCE   2
#define MAX_WAITING 64
#define ASK_AGAIN   (10 * BW_TIME_MINUTE)
#define SPAN        (6 * BW_TIME_HOUR + 40 * BW_TIME_MINUTE)

struct _BwPointTrails
{
  GObject parent_instance;

  BwClientSession *session;      /* (owned) */
  GHashTable      *trails;       /* (owned): place → BwPointTrail */
  GHashTable      *asked;        /* (owned): question → monotonic time, gint64 */
  GArray          *waiting;      /* (owned) (element-type guint): questions; the last one is next */
  GCancellable    *cancellable;  /* (owned) */
  char            *subject;      /* (owned) (nullable): of the round */
  gint64           until;        /* of the next question */
  guint            n_asking;
};

/* One that is on its way. */
typedef struct
{
  BwPointTrails *trails;    /* (owned) */
  guint          question;
} Asking;

enum
{
  TOLD,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BwPointTrails, bw_point_trails, G_TYPE_OBJECT)

/* A question is a point and whether it is about the queue. */
static guint
make_question (BwPlace  point,
               gboolean is_queue)
{
  return point << 1 | (is_queue ? 1 : 0);
}

/* (nullable): there are enough */
static BwPointTrail *
ensure_trail (BwPointTrails *self,
              BwPlace        point)
{
  BwPointTrail *trail = g_hash_table_lookup (self->trails, GUINT_TO_POINTER (point));

  if (trail != NULL || g_hash_table_size (self->trails) >= MAX_TRAILS)
    return trail;

  trail = g_new0 (BwPointTrail, 1);
  g_hash_table_insert (self->trails, GUINT_TO_POINTER (point), trail);
  return trail;
}

static void ask_next (BwPointTrails *self);

static void
on_history_answer_cb (GObject      *source,
                      GAsyncResult *result,
                      gpointer      user_data)
{
  Asking *asking = user_data;
  g_autoptr (BwPointTrails) self = asking->trails;
  BwPlace point = asking->question >> 1;
  gboolean is_queue = (asking->question & 1) != 0;
  g_autoptr (GError) error = NULL;
  g_autoptr (BwSeries) series = bw_client_history_ask_finish (result, &error);
  BwPointTrail *trail;

  g_free (asking);
  self->n_asking--;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      ask_next (self);
      return;
    }
  if (error != NULL)
    g_debug ("a history is not known: %s", error->message);

  trail = series != NULL ? ensure_trail (self, point) : NULL;
  if (trail != NULL)
    {
      bw_point_trail_join (trail, series, is_queue);
      g_signal_emit (self, signals[TOLD], 0, (guint) point);
    }
  ask_next (self);
}

static void
ask (BwPointTrails *self,
     guint          question)
{
  BwPlaceTree *places = bw_picture_get_places (bw_client_session_get_picture (self->session));
  BwPlace point = question >> 1;
  Asking *asking;

  if (!bw_place_tree_is_site (places, point))
    return;

  asking = g_new (Asking, 1);
  asking->trails = g_object_ref (self);
  asking->question = question;
  self->n_asking++;
  bw_client_history_ask_async (self->session, bw_place_tree_get_code (places, point), self->subject,
                               (question & 1) != 0 ? "queue" : "sampled", self->until - SPAN, self->until,
                               (guint) (BW_POINT_TRAIL_STEP / BW_TIME_SECOND), self->cancellable,
                               on_history_answer_cb, asking);
}

/* The one that was wanted last is looked at now. */
static void
ask_next (BwPointTrails *self)
{
  while (self->n_asking < N_AT_ONCE && self->waiting->len > 0)
    {
      guint question = g_array_index (self->waiting, guint, self->waiting->len - 1);

      g_array_set_size (self->waiting, self->waiting->len - 1);
      ask (self, question);
    }
}

static void
want (BwPointTrails *self,
      guint          question)
{
  gint64 now = g_get_monotonic_time ();
  const gint64 *asked = g_hash_table_lookup (self->asked, GUINT_TO_POINTER (question));

  if (asked != NULL && now - *asked < ASK_AGAIN)
    return;

  g_hash_table_insert (self->asked, GUINT_TO_POINTER (question), g_memdup2 (&now, sizeof now));
  if (self->waiting->len >= MAX_WAITING)
    g_array_remove_index (self->waiting, 0);
  g_array_append_val (self->waiting, question);
  ask_next (self);
}

static void
bw_point_trails_dispose (GObject *object)
{
  BwPointTrails *self = BW_POINT_TRAILS (object);

  g_array_set_size (self->waiting, 0);
  g_cancellable_cancel (self->cancellable);

  G_OBJECT_CLASS (bw_point_trails_parent_class)->dispose (object);
}

static void
bw_point_trails_finalize (GObject *object)
{
  BwPointTrails *self = BW_POINT_TRAILS (object);

  g_clear_object (&self->session);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->trails, g_hash_table_unref);
  g_clear_pointer (&self->asked, g_hash_table_unref);
  g_clear_pointer (&self->waiting, g_array_unref);
  g_clear_pointer (&self->subject, g_free);

  G_OBJECT_CLASS (bw_point_trails_parent_class)->finalize (object);
}

static void
bw_point_trails_class_init (BwPointTrailsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = bw_point_trails_dispose;
  object_class->finalize = bw_point_trails_finalize;

  signals[TOLD] = g_signal_new ("told", BW_TYPE_POINT_TRAILS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
bw_point_trails_init (BwPointTrails *self)
{
  self->trails = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->asked = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->waiting = g_array_new (FALSE, FALSE, sizeof (guint));
  self->cancellable = g_cancellable_new ();
}

/**
 * bw_point_trails_new:
 * @session: whose backend is asked
 *
 * Returns: (transfer full): nothing is known yet
 */
BwPointTrails *
bw_point_trails_new (BwClientSession *session)
{
  BwPointTrails *self;

  g_return_val_if_fail (BW_IS_CLIENT_SESSION (session), NULL);

  self = g_object_new (BW_TYPE_POINT_TRAILS, NULL);
  self->session = g_object_ref (session);
  return self;
}

/**
 * bw_point_trails_record:
 * @self: trails
 * @facts: of the desk
 * @points: (array length=n_points): places; those that are no sampling point are
 *   passed over
 * @n_points: how many
 */
void
bw_point_trails_record (BwPointTrails *self,
                        const BwFacts *facts,
                        const BwPlace *points,
                        guint          n_points)
{
  g_return_if_fail (BW_IS_POINT_TRAILS (self));
  g_return_if_fail (facts != NULL);

  for (guint i = 0; i < n_points; i++)
    {
      const BwSite *site = bw_place_tree_get_site (facts->places, points[i]);
      gint64 at = bw_picture_get_as_of (facts->picture, points[i], facts->sampling);
      BwPointTrail *trail;

      if (site == NULL || site->kind != BW_SITE_KIND_SAMPLING || at == 0)
        continue;

      trail = ensure_trail (self, points[i]);
      if (trail != NULL)
        bw_point_trail_add (trail, at,
                            bw_picture_get_value (facts->picture, points[i], facts->sampling, facts->sampled),
                            bw_picture_get_value (facts->picture, points[i], facts->sampling, facts->queue));
    }
}

const BwPointTrail *
bw_point_trails_get (BwPointTrails *self,
                     BwPlace        point)
{
  g_return_val_if_fail (BW_IS_POINT_TRAILS (self), NULL);

  return g_hash_table_lookup (self->trails, GUINT_TO_POINTER (point));
}

/**
 * bw_point_trails_want:
 * @self: trails
 * @facts: of the desk, with a round
 * @point: a sampling point
 * @has_queue: also how many waited there
 */
void
bw_point_trails_want (BwPointTrails *self,
                      const BwFacts *facts,
                      BwPlace        point,
                      gboolean       has_queue)
{
  g_return_if_fail (BW_IS_POINT_TRAILS (self));
  g_return_if_fail (facts != NULL);

  if (bw_client_session_get_connection (self->session) != BW_CONNECTION_LIVE
      || facts->sampling == BW_SUBJECT_NONE)
    return;

  g_free (self->subject);
  self->subject = g_strdup (bw_picture_get_subject_name (facts->picture, facts->sampling));
  self->until = facts->now / BW_POINT_TRAIL_STEP * BW_POINT_TRAIL_STEP;
  if (has_queue)
    want (self, make_question (point, TRUE));
  want (self, make_question (point, FALSE));
}

void
bw_point_trails_clear (BwPointTrails *self)
{
  g_return_if_fail (BW_IS_POINT_TRAILS (self));

  /* An answer that is on its way would be told of whatever has that index then. */
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  g_hash_table_remove_all (self->trails);
  g_hash_table_remove_all (self->asked);
  g_array_set_size (self->waiting, 0);
}

gboolean
bw_point_trails_is_settled (BwPointTrails *self)
{
  g_return_val_if_fail (BW_IS_POINT_TRAILS (self), FALSE);

  return self->n_asking == 0 && self->waiting->len == 0;
}
