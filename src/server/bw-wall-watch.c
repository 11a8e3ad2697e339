/* bw-wall-watch.c: walls that are not heard of, or show what is old: one alarm for each
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-wall-watch.h"

#include "bw-alert-duty.h"
#include "bw-json.h"
#include "bw-time.h"

#include <math.h>

/* A year: what is as old is as old as it gets. */
#define MAX_AGE_S (365.0 * 24.0 * 3600.0)

typedef struct
{
  char    *id;      /* (owned) */
  BwPlace  number;  /* what the board and the books know it by */
  BwPlace  place;   /* its area */
  gint64   as_of;   /* when what it shows was true, as far as anybody knows */
} Wall;

struct _BwWallWatch
{
  BwPicture    *picture;  /* (unowned) */
  BwAlarmBoard *board;    /* (owned): by number */
  GPtrArray    *duties;   /* (owned) (element-type BwAlertDuty): places are numbers */
  GHashTable   *walls;    /* (owned): id → Wall, of those that are there */
  GHashTable   *numbers;  /* (owned): number → Wall, also of those that go */
  GPtrArray    *gone;     /* (owned) (element-type Wall): at the next advance */
  guint         n_numbers;
  double        speed;    /* of the backend's clock */
  BwAlarmFunc   func;
  gpointer      user_data;
};

/* 1 for a wall that is late, else 0. */
static gboolean
is_wanted (const BwAlertRule *rule)
{
  return rule->kind == BW_ALERT_RULE_KIND_DISPLAY;
}

static void
free_wall (gpointer data)
{
  Wall *wall = data;

  g_free (wall->id);
  g_free (wall);
}

static Wall *
find_number (BwWallWatch *self,
             BwPlace      number)
{
  return g_hash_table_lookup (self->numbers, GUINT_TO_POINTER (number));
}

static Wall *
ensure_wall (BwWallWatch *self,
             const char  *id,
             BwPlace      place)
{
  Wall *wall = g_hash_table_lookup (self->walls, id);

  if (wall != NULL)
    return wall;

  wall = g_new0 (Wall, 1);
  wall->id = g_strdup (id);
  wall->number = self->n_numbers++;
  wall->place = place;
  g_hash_table_insert (self->walls, wall->id, wall);
  g_hash_table_insert (self->numbers, GUINT_TO_POINTER (wall->number), wall);
  return wall;
}

/* It is over for it at the next advance; another of its name is another one. */
static void
forget_wall (BwWallWatch *self,
             Wall        *wall)
{
  for (guint i = 0; i < self->duties->len; i++)
    {
      BwAlertDuty *duty = g_ptr_array_index (self->duties, i);

      bw_due_book_remove (duty->book, wall->id, duty->changed);
    }
  g_hash_table_remove (self->walls, wall->id);
  g_ptr_array_add (self->gone, wall);
}

static void
drop_gone (BwWallWatch *self,
           gint64       now)
{
  for (guint i = 0; i < self->gone->len; i++)
    {
      Wall *wall = g_ptr_array_index (self->gone, i);

      for (guint j = 0; j < self->duties->len; j++)
        {
          const BwAlertDuty *duty = g_ptr_array_index (self->duties, j);

          bw_alarm_board_drop (self->board, duty->rule, wall->number, now);
        }
      g_hash_table_remove (self->numbers, GUINT_TO_POINTER (wall->number));
    }
  g_ptr_array_set_size (self->gone, 0);
}

/* In seconds. A wall may say any number, and one that says none is as good as its heartbeat. */
static double
get_seconds (JsonObject *display,
             const char *member)
{
  double age = json_object_get_double_member_with_default (display, member, NAN);

  return isnan (age) ? 0.0 : CLAMP (age, 0.0, MAX_AGE_S);
}

/* What the glass shows is as old as its data, and as the last frame that was drawn of them. */
static double
get_age (JsonObject *display)
{
  return MAX (get_seconds (display, "data_age_s"), get_seconds (display, "frame_age_s"));
}

/* It is to be heard of again before what it shows is too old. Its heart beats by the clock
 * on the wall, however fast the backend's goes. */
static void
expect_wall (BwWallWatch *self,
             Wall        *wall,
             JsonObject  *display,
             gint64       at)
{
  wall->as_of = at - (gint64) (get_age (display) * BW_TIME_SECOND * self->speed);
  for (guint i = 0; i < self->duties->len; i++)
    {
      BwAlertDuty *duty = g_ptr_array_index (self->duties, i);

      bw_due_book_remove (duty->book, wall->id, duty->changed);
      bw_due_book_add (duty->book, wall->id, wall->number,
                       wall->as_of + (gint64) ((double) duty->rule->delay * self->speed), G_MAXINT64);
    }
}

static void
on_alarm_cb (const BwAlarmEvent *event,
             gpointer            data)
{
  BwWallWatch *self = data;
  BwAlarmEvent told = *event;
  const Wall *wall = find_number (self, event->place);

  told.place = wall->place;
  told.display = wall->id;
  told.as_of = wall->as_of;
  self->func (&told, self->user_data);
}

/**
 * bw_wall_watch_new:
 * @picture: where the heartbeats are
 * @rules: those about displays count
 * @max_open: alerts that one rule may have open
 * @func: called for each event, which names the wall
 * @user_data: for @func
 *
 * Returns: (transfer full): a watch that knows of no wall yet
 */
BwWallWatch *
bw_wall_watch_new (BwPicture       *picture,
                   BwAlertRuleBook *rules,
                   guint            max_open,
                   BwAlarmFunc      func,
                   gpointer         user_data)
{
  BwWallWatch *self = g_new0 (BwWallWatch, 1);

  self->picture = picture;
  self->board = bw_alarm_board_new (rules, max_open, on_alarm_cb, self);
  self->duties = bw_alert_duty_list_new (rules, is_wanted);
  self->walls = g_hash_table_new (g_str_hash, g_str_equal);
  self->numbers = g_hash_table_new_full (NULL, NULL, NULL, free_wall);
  self->gone = g_ptr_array_new ();
  self->speed = 1.0;
  self->func = func;
  self->user_data = user_data;
  return self;
}

/**
 * bw_wall_watch_free:
 * @self: (nullable) (transfer full): a watch
 */
void
bw_wall_watch_free (BwWallWatch *self)
{
  if (self == NULL)
    return;

  bw_alarm_board_free (self->board);
  g_ptr_array_unref (self->duties);
  g_ptr_array_unref (self->gone);
  g_hash_table_unref (self->walls);
  g_hash_table_unref (self->numbers);
  g_free (self);
}

void
bw_wall_watch_set_speed (BwWallWatch *self,
                         double       speed)
{
  g_return_if_fail (speed > 0.0);

  self->speed = speed;
  bw_alarm_board_set_speed (self->board, speed);
}

/**
 * bw_wall_watch_restore:
 * @self: a watch that has not begun
 * @rule: a rule about displays
 * @place: area of the wall
 * @id: of the wall
 * @value: what was told last
 * @severity: of the alert
 *
 * An alert that is open from before.
 */
void
bw_wall_watch_restore (BwWallWatch       *self,
                       const BwAlertRule *rule,
                       BwPlace            place,
                       const char        *id,
                       double             value,
                       BwSeverity         severity)
{
  bw_alarm_board_restore (self->board, rule, ensure_wall (self, id, place)->number, value, severity, FALSE);
}

void
bw_wall_watch_restore_run (BwWallWatch       *self,
                           const BwAlertRule *rule,
                           BwPlace            place,
                           const char        *id,
                           gint64             since,
                           gint64             known_until)
{
  bw_alarm_board_restore_run (self->board, rule, ensure_wall (self, id, place)->number, since, known_until);
}

typedef struct
{
  BwWallWatch   *watch;
  BwWallRunFunc  func;
  gpointer       user_data;
} Runs;

static void
on_run_cb (const BwAlertRule *rule,
           BwPlace            number,
           gint64             since,
           gint64             known_until,
           gpointer           data)
{
  const Runs *runs = data;
  const Wall *wall = find_number (runs->watch, number);

  runs->func (rule, wall->place, wall->id, since, known_until, runs->user_data);
}

void
bw_wall_watch_foreach_run (BwWallWatch   *self,
                           BwWallRunFunc  func,
                           gpointer       user_data)
{
  Runs runs = { self, func, user_data };

  bw_alarm_board_foreach_run (self->board, on_run_cb, &runs);
}

/* Each is put on the board once, for what was restored of it may be so no more. */
static void
touch_all (BwWallWatch *self)
{
  GHashTableIter iter;
  Wall *wall;

  g_hash_table_iter_init (&iter, self->walls);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &wall))
    {
      for (guint i = 0; i < self->duties->len; i++)
        g_array_append_val (((BwAlertDuty *) g_ptr_array_index (self->duties, i))->changed, wall->number);
    }
}

/**
 * bw_wall_watch_begin:
 * @self: a watch
 * @now: the backend's time, microseconds
 */
void
bw_wall_watch_begin (BwWallWatch *self,
                     gint64       now)
{
  g_autoptr (GPtrArray) displays = bw_picture_list_documents (self->picture, BW_DOCUMENT_TYPE_DISPLAY);

  for (guint i = 0; i < displays->len; i++)
    bw_wall_watch_note (self, bw_document_get_id (g_ptr_array_index (displays, i)));
  bw_wall_watch_check (self);
  touch_all (self);
  bw_wall_watch_advance (self, now);
}

/**
 * bw_wall_watch_note:
 * @self: a watch
 * @id: of a display
 *
 * What it changes is told at the next advance. A wall that stands for another area than
 * before is another wall.
 */
void
bw_wall_watch_note (BwWallWatch *self,
                    const char  *id)
{
  BwDocument *document = bw_picture_get_document (self->picture, BW_DOCUMENT_TYPE_DISPLAY, id);
  g_autoptr (JsonObject) display = document != NULL ? bw_document_dup_object (document) : NULL;
  const char *area = display != NULL ? bw_json_peek_string (display, "area") : NULL;
  gint64 at = display != NULL ? bw_json_peek_time (display, "at") : 0;
  BwPlace place = area != NULL && at != 0 ? bw_place_tree_lookup (bw_picture_get_places (self->picture), area)
                                          : BW_PLACE_NONE;
  Wall *wall = g_hash_table_lookup (self->walls, id);

  if (wall != NULL && wall->place != place)
    forget_wall (self, wall);
  if (place != BW_PLACE_NONE)
    expect_wall (self, ensure_wall (self, id, place), display, at);
}

void
bw_wall_watch_check (BwWallWatch *self)
{
  BwPlaceTree *places = bw_picture_get_places (self->picture);
  g_autoptr (GList) walls = g_hash_table_get_values (self->walls);

  for (GList *link = walls; link != NULL; link = link->next)
    {
      Wall *wall = link->data;

      if (bw_picture_get_document (self->picture, BW_DOCUMENT_TYPE_DISPLAY, wall->id) == NULL
          || !bw_place_tree_is_listed (places, wall->place))
        forget_wall (self, wall);
    }
}

typedef struct
{
  BwWallWatch *watch;
  gint64       now;
} Advance;

static void
on_count_cb (const BwAlertRule *rule,
             BwPlace            number,
             guint              count,
             gpointer           data)
{
  const Advance *advance = data;

  if (find_number (advance->watch, number) != NULL)
    bw_alarm_board_put (advance->watch->board, rule, number, count, advance->now, G_MAXINT64, advance->now);
}

/**
 * bw_wall_watch_advance:
 * @self: a watch
 * @now: the backend's time, microseconds
 */
void
bw_wall_watch_advance (BwWallWatch *self,
                       gint64       now)
{
  Advance advance = { self, now };

  drop_gone (self, now);
  for (guint i = 0; i < self->duties->len; i++)
    bw_alert_duty_advance (g_ptr_array_index (self->duties, i), now, on_count_cb, &advance);
  bw_alarm_board_advance (self->board, now);
}

guint
bw_wall_watch_get_n_open (BwWallWatch *self)
{
  return bw_alarm_board_get_n_open (self->board);
}

guint
bw_wall_watch_get_n_waiting (BwWallWatch *self)
{
  return bw_alarm_board_get_n_waiting (self->board);
}
