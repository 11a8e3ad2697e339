/* bw-wall-board.c: the wall without its window: strip, stage, ticker, and what lies
 * over them
 *
 *     ┌ strip ─────────────────────────┐
 *     │ banner (only when stale)       │   the frame lies over all of it
 *     │ stage: the notice, or a scene  │
 *     └ ticker ────────────────────────┘
 *
 * While another backend tells its state after a reset, the stage shows the last picture
 * of the one before, as stale: nothing is ever shown as if it were all.
 *
 * Once a second, and when something changed, the facts are made anew; each part
 * draws only if what it says is different.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-wall-board.h"

#include "bw-accessible.h"
#include "bw-time.h"
#include "bw-wall-alerts-scene.h"
#include "bw-wall-alerts.h"
#include "bw-wall-banner.h"
#include "bw-wall-drift.h"
#include "bw-wall-frame.h"
#include "bw-wall-notice.h"
#include "bw-wall-scale.h"
#include "bw-wall-scenes.h"
#include "bw-wall-strip.h"
#include "bw-wall-ticker.h"

#include <math.h>

#define NOTICE_NAME   "notice"
#define LAST_NAME     "last"
#define PAGE_NAME     "page"
#define CROSS_FADE_MS 300

/* Listing them walks over all sites. */
#define ALERTS_DISTANCE_US (2 * G_USEC_PER_SEC)

/* For so long a new alert of the gravest kind calls the alerts. */
#define CALL_SECONDS 15

struct _BwWallBoard
{
  GtkWidget parent_instance;

  BwDesk         *desk;         /* (owned) */
  BwWallFacts    *facts;        /* (owned) (nullable) */
  char           *description;  /* (owned) (nullable) */
  BwWallRotation  rotation;
  GtkWidget      *strip;
  GtkWidget      *banner;
  GtkWidget      *notice;
  GtkStack       *stage;
  GtkWidget      *ticker;
  GtkWidget      *frame;
  GtkWidget      *last;         /* shows the last picture of a backend that is gone */
  GtkWidget      *page;         /* what the last page of a scene looked like, while it fades */
  guint           page_shown;
  GdkPaintable   *stage_image;  /* (owned): what the stage looks like */
  GPtrArray      *scenes;       /* (owned): borrowed BwWallScene */
  gint64          stale_after;
  gint64          shown;        /* for when what was on the stage last holds; 0: nothing was */
  gint64          shown_at;     /* uptime: when that was last right */
  gint64          kept;         /* for when @last holds; 0: it is not shown */
  gint64          opened;       /* uptime */
  gint64          ticked;       /* monotonic: up to where the rotation has been told */
  gint64          alerts_at;
  GHashTable     *severe;       /* (owned) (nullable): ids of the gravest alerts; NULL: not looked yet */
  gboolean        is_alerts_due;
  int             height_mm;
  double          distance;
  double          adjust;
  double          scale;
  int             drift_x;
  int             drift_y;
};

G_DEFINE_FINAL_TYPE (BwWallBoard, bw_wall_board, GTK_TYPE_WIDGET)

static GtkWidget *
get_scene (BwWallBoard *self)
{
  return g_ptr_array_index (self->scenes, self->rotation.current);
}

/* From one page of a scene to the next as from scene to scene: what is on stands as a
 * picture, and the stage fades from that. */
static void
lay_page_over (BwWallBoard *self)
{
  g_autoptr (GdkPaintable) image = NULL;
  gboolean is_animated = FALSE;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-enable-animations", &is_animated, NULL);
  if (!is_animated || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  /* Only then: a fade that still runs is ended by it, and with its end the picture goes. */
  image = gdk_paintable_get_current_image (self->stage_image);
  gtk_stack_set_visible_child_full (self->stage, PAGE_NAME, GTK_STACK_TRANSITION_TYPE_NONE);
  gtk_picture_set_paintable (GTK_PICTURE (self->page), image);
}

static void
show_stage (BwWallBoard *self)
{
  BwWallScene *scene = BW_WALL_SCENE (get_scene (self));
  gboolean is_empty = self->facts->state == BW_WALL_STATE_EMPTY
                      || (self->facts->state == BW_WALL_STATE_SAVED
                          && bw_desk_get_scope_place (self->desk) == BW_PLACE_NONE);
  GtkWidget *child = self->kept != 0 ? self->last : is_empty ? self->notice : GTK_WIDGET (scene);

  if (gtk_stack_get_visible_child (self->stage) == child && child == GTK_WIDGET (scene)
      && self->page_shown != self->rotation.page)
    lay_page_over (self);
  bw_wall_scene_set_page (scene, self->rotation.page);
  self->page_shown = self->rotation.page;
  if (gtk_stack_get_visible_child (self->stage) != child)
    gtk_stack_set_visible_child (self->stage, child);
  bw_wall_rotation_set_pages (&self->rotation, bw_wall_scene_get_n_pages (scene));
  bw_wall_ticker_set_rotation (BW_WALL_TICKER (self->ticker), &self->rotation);
}

static void
show_description (BwWallBoard *self)
{
  gboolean has_scene = gtk_stack_get_visible_child (self->stage) == get_scene (self);
  g_autofree char *description = has_scene ? bw_wall_scene_describe (BW_WALL_SCENE (get_scene (self)), self->facts)
                                           : bw_wall_facts_describe (self->facts);

  if (g_strcmp0 (description, self->description) == 0)
    return;

  bw_accessible_set_label (GTK_ACCESSIBLE (self), description);
  g_free (self->description);
  self->description = g_steal_pointer (&description);
}

/* To each part; the banner takes its room only while it is needed. */
static void
show_facts (BwWallBoard *self)
{
  GtkWidget *parts[] = { self->strip, self->banner, self->notice, self->ticker, self->frame };
  const char *language = bw_desk_get_language (self->desk);
  gboolean is_stale = self->facts->state == BW_WALL_STATE_STALE;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      bw_wall_part_set_language (BW_WALL_PART (parts[i]), language);
      bw_wall_part_set_scale (BW_WALL_PART (parts[i]), self->scale);
      bw_wall_part_set_facts (BW_WALL_PART (parts[i]), self->facts);
    }
  for (guint i = 0; i < self->scenes->len; i++)
    bw_wall_scene_show (g_ptr_array_index (self->scenes, i), self->facts, self->scale, language);

  if (gtk_widget_get_visible (self->banner) != is_stale)
    gtk_widget_set_visible (self->banner, is_stale);

  /* It lies over all else, and would be painted with each frame of the ticker. */
  if (gtk_widget_get_visible (self->frame) != is_stale)
    gtk_widget_set_visible (self->frame, is_stale);
}

/* What is half there would call areas late whose history has not come yet, and
 * where nothing is known nothing is all right. */
static gboolean
is_catching_up (BwWallBoard *self)
{
  BwConnection connection = bw_client_session_get_connection (bw_desk_get_session (self->desk));

  return connection == BW_CONNECTION_NONE || connection == BW_CONNECTION_CONNECTING
         || connection == BW_CONNECTION_SYNCING || bw_desk_get_scope_place (self->desk) == BW_PLACE_NONE;
}

static gboolean
has_another (GHashTable *set,
             GHashTable *known)
{
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, set);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      if (!g_hash_table_contains (known, id))
        return TRUE;
    }

  return FALSE;
}

/* Of a list with pages the first is shown: the new one stands there. */
static void
call_alerts (BwWallBoard *self)
{
  g_autoptr (GHashTable) known = g_steal_pointer (&self->severe);

  self->severe = bw_wall_alerts_list_severe (self->desk);
  if (known == NULL || !has_another (self->severe, known))
    return;

  for (guint i = 0; i < self->scenes->len; i++)
    {
      if (BW_IS_WALL_ALERTS_SCENE (g_ptr_array_index (self->scenes, i)))
        bw_wall_rotation_call (&self->rotation, i, CALL_SECONDS);
    }
}

static void
show_alerts (BwWallBoard *self)
{
  gint64 now = g_get_monotonic_time ();
  g_autoptr (GPtrArray) alerts = NULL;
  guint n_all;

  if (is_catching_up (self))
    {
      self->is_alerts_due = TRUE;
      self->alerts_at = 0;
      return;
    }
  if (!self->is_alerts_due || (self->alerts_at != 0 && now - self->alerts_at < ALERTS_DISTANCE_US))
    return;

  alerts = bw_wall_alerts_list (self->desk, &n_all);
  bw_wall_ticker_set_alerts (BW_WALL_TICKER (self->ticker), alerts, n_all);
  for (guint i = 0; i < self->scenes->len; i++)
    {
      if (BW_IS_WALL_ALERTS_SCENE (g_ptr_array_index (self->scenes, i)))
        bw_wall_alerts_scene_set_alerts (g_ptr_array_index (self->scenes, i), alerts, n_all);
    }
  call_alerts (self);
  self->is_alerts_due = FALSE;
  self->alerts_at = now;
}

static void
forget_last (BwWallBoard *self)
{
  self->kept = 0;
  gtk_picture_set_paintable (GTK_PICTURE (self->last), NULL);
}

static void
update (BwWallBoard *self)
{
  g_clear_pointer (&self->facts, bw_wall_facts_unref);
  if (self->kept != 0 && bw_client_session_get_connection (bw_desk_get_session (self->desk)) == BW_CONNECTION_LIVE)
    forget_last (self);
  self->facts = bw_wall_facts_new (self->desk, self->stale_after, self->kept,
                                   bw_time_get_uptime () - self->shown_at);
  show_facts (self);
  show_alerts (self);
  show_stage (self);
  show_description (self);

  /* When all is dropped this is known no more; of when the last picture was it is. */
  if (self->kept == 0 && self->facts->state != BW_WALL_STATE_EMPTY)
    {
      self->shown = bw_client_session_get_as_of (bw_desk_get_session (self->desk));
      self->shown_at = bw_time_get_uptime ()
                       - MAX (bw_client_session_get_silence (bw_desk_get_session (self->desk)), 0);
    }
}

static void
add_scenes (BwWallBoard        *self,
            const char * const *names)
{
  for (guint i = 0; names[i] != NULL; i++)
    {
      GtkWidget *scene = gtk_stack_get_child_by_name (self->stage, names[i]) == NULL
                         ? bw_wall_scenes_new (names[i], self->desk) : NULL;

      if (scene == NULL)
        continue;
      gtk_stack_add_named (self->stage, scene, names[i]);
      g_ptr_array_add (self->scenes, scene);
    }
}

/* A wall whose list lacks the alerts shows them when they call, and only then. */
static void
add_guest (BwWallBoard *self)
{
  static const char *const alerts[] = { "alerts", NULL };
  guint n_scenes = self->scenes->len;

  add_scenes (self, alerts);
  bw_wall_rotation_init (&self->rotation, n_scenes, 0);
  bw_wall_rotation_set_guests (&self->rotation, self->scenes->len - n_scenes);
}

static void
on_desk_refresh_cb (BwWallBoard        *self,
                    const BwDeskChange *change)
{
  g_assert (BW_IS_WALL_BOARD (self));

  self->is_alerts_due = TRUE;

  /* Everything is new, nothing of the old list may stay, and nothing in it is news. */
  if (change == NULL)
    {
      self->alerts_at = 0;
      g_clear_pointer (&self->severe, g_hash_table_unref);
    }
  update (self);
}

/* All was dropped; what is on the screen is of before. */
static void
on_session_reset_cb (BwWallBoard *self)
{
  g_autoptr (GdkPaintable) image = NULL;

  g_assert (BW_IS_WALL_BOARD (self));

  if (self->kept == 0 && self->shown != 0)
    {
      image = gdk_paintable_get_current_image (self->stage_image);
      gtk_picture_set_paintable (GTK_PICTURE (self->last), image);
      self->kept = self->shown;
    }
  update (self);
}

static void
move (BwWallBoard *self)
{
  GtkWidget *parts[] = { self->strip, self->banner, self->ticker, self->frame };
  int x;
  int y;

  bw_wall_drift_find ((guint64) (bw_time_get_uptime () - self->opened) / G_USEC_PER_SEC, &x, &y);
  x = (int) round (x * self->scale);
  y = (int) round (y * self->scale);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    bw_wall_part_set_drift (BW_WALL_PART (parts[i]), x, y);
  if (self->drift_x == x && self->drift_y == y)
    return;

  self->drift_x = x;
  self->drift_y = y;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
on_desk_tick_cb (BwWallBoard *self)
{
  guint seconds;

  g_assert (BW_IS_WALL_BOARD (self));

  /* A tick may be late; the rotation is not. */
  seconds = (guint) ((g_get_monotonic_time () - self->ticked) / G_USEC_PER_SEC);
  self->ticked += seconds * G_USEC_PER_SEC;
  bw_wall_rotation_tick (&self->rotation, seconds);
  move (self);
  update (self);
}

static void
on_session_notify_cb (BwWallBoard *self)
{
  g_assert (BW_IS_WALL_BOARD (self));

  update (self);
}

static void
on_stage_transition_cb (BwWallBoard *self)
{
  g_assert (BW_IS_WALL_BOARD (self));

  if (!gtk_stack_get_transition_running (self->stage))
    gtk_picture_set_paintable (GTK_PICTURE (self->page), NULL);
}

/* GTK wants each child asked before it is told. */
static void
allocate_child (GtkWidget *child,
                int        x,
                int        y,
                int        width,
                int        height)
{
  GtkAllocation box = { x, y, width, MAX (height, 0) };

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, NULL, NULL, NULL, NULL);
  gtk_widget_size_allocate (child, &box, -1);
}

static void
bw_wall_board_size_allocate (GtkWidget *widget,
                             int        width,
                             int        height,
                             int        baseline)
{
  BwWallBoard *self = BW_WALL_BOARD (widget);
  double scale = bw_wall_scale_find (height, self->height_mm, self->distance, self->adjust);
  int strip;
  int banner;
  int ticker;

  /* A portrait or very narrow screen has no room for the height's type. */
  scale = MIN (scale, MAX (width, 1) / 1100.0);
  if (scale != self->scale)
    {
      self->scale = scale;
      show_facts (self);
    }

  strip = bw_wall_part_get_height (BW_WALL_PART (self->strip));
  banner = gtk_widget_get_visible (self->banner) ? bw_wall_part_get_height (BW_WALL_PART (self->banner)) : 0;
  ticker = bw_wall_part_get_height (BW_WALL_PART (self->ticker));
  allocate_child (self->strip, 0, 0, width, strip);
  if (banner > 0)
    allocate_child (self->banner, 0, strip, width, banner);
  allocate_child (GTK_WIDGET (self->stage), self->drift_x, strip + banner + self->drift_y, width,
                  height - strip - banner - ticker);
  allocate_child (self->ticker, 0, height - ticker, width, ticker);
  if (gtk_widget_get_visible (self->frame))
    allocate_child (self->frame, 0, 0, width, height);
}

static void
bw_wall_board_dispose (GObject *object)
{
  BwWallBoard *self = BW_WALL_BOARD (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->stage_image);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (bw_wall_board_parent_class)->dispose (object);
}

static void
bw_wall_board_finalize (GObject *object)
{
  BwWallBoard *self = BW_WALL_BOARD (object);

  g_clear_pointer (&self->facts, bw_wall_facts_unref);
  g_clear_pointer (&self->description, g_free);
  g_clear_pointer (&self->scenes, g_ptr_array_unref);
  g_clear_pointer (&self->severe, g_hash_table_unref);

  G_OBJECT_CLASS (bw_wall_board_parent_class)->finalize (object);
}

static void
bw_wall_board_class_init (BwWallBoardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = bw_wall_board_dispose;
  object_class->finalize = bw_wall_board_finalize;
  widget_class->size_allocate = bw_wall_board_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "wallboard");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
bw_wall_board_init (BwWallBoard *self)
{
  self->scale = 1.0;
  self->adjust = 1.0;
  self->distance = BW_WALL_SCALE_DISTANCE;
  self->stale_after = BW_WALL_STALE_AFTER_S * BW_TIME_SECOND;
  self->is_alerts_due = TRUE;
  self->opened = bw_time_get_uptime ();
  self->ticked = g_get_monotonic_time ();
  self->scenes = g_ptr_array_new ();

  self->strip = bw_wall_strip_new ();
  self->banner = bw_wall_banner_new ();
  self->stage = GTK_STACK (gtk_stack_new ());
  self->ticker = bw_wall_ticker_new ();
  self->frame = bw_wall_frame_new ();
  gtk_widget_set_visible (self->banner, FALSE);
  gtk_stack_set_transition_type (self->stage, GTK_STACK_TRANSITION_TYPE_CROSSFADE);
  gtk_stack_set_transition_duration (self->stage, CROSS_FADE_MS);

  /* What stands off its place goes below what does not. */
  gtk_widget_set_parent (GTK_WIDGET (self->stage), GTK_WIDGET (self));
  gtk_widget_set_parent (self->strip, GTK_WIDGET (self));
  gtk_widget_set_parent (self->banner, GTK_WIDGET (self));
  gtk_widget_set_parent (self->ticker, GTK_WIDGET (self));
  gtk_widget_set_parent (self->frame, GTK_WIDGET (self));

  self->notice = bw_wall_notice_new ();
  gtk_stack_add_named (self->stage, self->notice, NOTICE_NAME);
  self->last = gtk_picture_new ();
  gtk_widget_add_css_class (self->last, "last");
  gtk_stack_add_named (self->stage, self->last, LAST_NAME);
  self->page = gtk_picture_new ();
  gtk_stack_add_named (self->stage, self->page, PAGE_NAME);
  g_signal_connect_object (self->stage, "notify::transition-running", G_CALLBACK (on_stage_transition_cb), self,
                           G_CONNECT_SWAPPED);
  self->stage_image = gtk_widget_paintable_new (GTK_WIDGET (self->stage));
}

GtkWidget *
bw_wall_board_new (BwDesk             *desk,
                   const char * const *scenes)
{
  BwWallBoard *self;

  g_return_val_if_fail (BW_IS_DESK (desk), NULL);

  self = g_object_new (BW_TYPE_WALL_BOARD, NULL);
  self->desk = g_object_ref (desk);
  if (scenes != NULL)
    add_scenes (self, scenes);

  /* A wall is never empty for a name that was mistyped. */
  if (self->scenes->len == 0)
    add_scenes (self, bw_wall_scenes_get_names ());
  add_guest (self);

  g_signal_connect_object (desk, "refresh", G_CALLBACK (on_desk_refresh_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "tick", G_CALLBACK (on_desk_tick_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (bw_desk_get_session (desk), "reset", G_CALLBACK (on_session_reset_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (bw_desk_get_session (desk), "notify", G_CALLBACK (on_session_notify_cb), self,
                           G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}

void
bw_wall_board_set_place (BwWallBoard *self,
                         int          height_mm,
                         double       distance,
                         guint        scene_seconds)
{
  g_return_if_fail (BW_IS_WALL_BOARD (self));

  if (scene_seconds != 0)
    bw_wall_rotation_set_period (&self->rotation, scene_seconds);
  if (height_mm == self->height_mm && distance == self->distance)
    return;

  self->height_mm = height_mm;
  self->distance = distance;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

void
bw_wall_board_set_stale_after (BwWallBoard *self,
                               gint64       stale_after)
{
  g_return_if_fail (BW_IS_WALL_BOARD (self));

  self->stale_after = stale_after;
  update (self);
}

void
bw_wall_board_toggle_hold (BwWallBoard *self)
{
  g_return_if_fail (BW_IS_WALL_BOARD (self));

  bw_wall_rotation_hold (&self->rotation, !self->rotation.is_held);
  show_stage (self);
}

void
bw_wall_board_step (BwWallBoard *self,
                    int          direction)
{
  g_return_if_fail (BW_IS_WALL_BOARD (self));

  bw_wall_rotation_step (&self->rotation, direction);
  show_stage (self);
}

void
bw_wall_board_go_to (BwWallBoard *self,
                     guint        scene)
{
  g_return_if_fail (BW_IS_WALL_BOARD (self));

  bw_wall_rotation_go_to (&self->rotation, scene);
  show_stage (self);
}

void
bw_wall_board_adjust (BwWallBoard *self,
                      int          direction)
{
  g_return_if_fail (BW_IS_WALL_BOARD (self));

  self->adjust = bw_wall_scale_step (self->adjust, direction);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

gboolean
bw_wall_board_is_stale (BwWallBoard *self)
{
  g_return_val_if_fail (BW_IS_WALL_BOARD (self), FALSE);

  return self->facts->state == BW_WALL_STATE_STALE;
}

gboolean
bw_wall_board_is_settled (BwWallBoard *self)
{
  g_return_val_if_fail (BW_IS_WALL_BOARD (self), FALSE);

  /* A saved state changes no more once it is read; a live one may always, but has
   * been looked at once. */
  if (self->is_alerts_due && (self->facts->state == BW_WALL_STATE_SAVED || self->alerts_at == 0))
    return FALSE;

  return self->facts->state != BW_WALL_STATE_EMPTY
         && gtk_widget_get_width (GTK_WIDGET (self)) > 0
         && !gtk_stack_get_transition_running (self->stage)
         && bw_wall_scene_is_settled (BW_WALL_SCENE (get_scene (self)));
}

const char *
bw_wall_board_get_scene (BwWallBoard *self)
{
  g_return_val_if_fail (BW_IS_WALL_BOARD (self), "");

  return gtk_stack_get_visible_child (self->stage) == get_scene (self)
         ? gtk_stack_get_visible_child_name (self->stage) : "";
}

guint
bw_wall_board_get_page (BwWallBoard *self)
{
  g_return_val_if_fail (BW_IS_WALL_BOARD (self), 0);

  return self->rotation.page;
}

const BwWallRotation *
bw_wall_board_get_rotation (BwWallBoard *self)
{
  g_return_val_if_fail (BW_IS_WALL_BOARD (self), NULL);

  return &self->rotation;
}

void
bw_wall_board_resume (BwWallBoard          *self,
                      const BwWallRotation *rotation)
{
  g_return_if_fail (BW_IS_WALL_BOARD (self));
  g_return_if_fail (rotation != NULL);

  bw_wall_rotation_resume (&self->rotation, rotation);
  show_stage (self);
}
