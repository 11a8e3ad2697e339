/* bw-ahead.c: styles and sizes of what is new, found out before a frame needs them
 *
 *   made ──► step ──► step … ──► frame: laid out and painted, nothing to be found out
 *
 * Left alone, GTK finds them out in the frame, of all that is new at once: a tenth of a
 * millisecond for each widget, and nobody who presses a key meanwhile is heard. What was
 * measured has both. Steps go before frames, and keys before steps.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-ahead.h"

#include <time.h>

#define AT_KEY "bw-ahead-at"
#define SOURCE_KEY "bw-ahead-source"
#define HOLD_KEY "bw-ahead-hold"

/* Of the processor, a step: the widget that it ends with comes on top. */
#define STEP_US 2500

/* The next widget of a round. */
typedef struct
{
  GtkWidget *widget;   /* (unowned) (nullable): NULL: it is gone */
} At;

static gint64
get_processor_time (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

static void
free_at (gpointer data)
{
  At *at = data;

  g_clear_weak_pointer (&at->widget);
  g_free (at);
}

/* What is not visible has no style yet; a popover is a window of its own. */
static GtkWidget *
find_taken (GtkWidget *widget)
{
  while (widget != NULL && (!gtk_widget_get_visible (widget) || GTK_IS_NATIVE (widget)))
    widget = gtk_widget_get_next_sibling (widget);

  return widget;
}

static GtkWidget *
find_first (GtkWidget *widget)
{
  for (GtkWidget *child; (child = find_taken (gtk_widget_get_first_child (widget))) != NULL;)
    widget = child;

  return widget;
}

/* Children come before what they stand in: that adds up what they need. */
static GtkWidget *
find_next (GtkWidget *widget)
{
  GtkWidget *sibling = find_taken (gtk_widget_get_next_sibling (widget));

  return sibling != NULL ? find_first (sibling) : gtk_widget_get_parent (widget);
}

static At *
get_at (GtkWidget *root)
{
  At *at = g_object_get_data (G_OBJECT (root), AT_KEY);

  if (at == NULL)
    {
      at = g_new0 (At, 1);
      g_set_weak_pointer (&at->widget, find_first (root));
      g_object_set_data_full (G_OBJECT (root), AT_KEY, at, free_at);
    }

  return at;
}

/* Sizes that are known are not asked for anew; styles may have become old all the same, as
 * all have of a page that was hidden. */
static void
find_out (GtkWidget *widget)
{
  GdkRGBA color;

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
}

/**
 * bw_ahead_step:
 * @root: a widget, with its children
 *
 * Finds out styles and sizes for a few milliseconds. Rounds of the same widget follow
 * each other: what has not changed since is passed by.
 *
 * Returns: whether a step is left
 */
gboolean
bw_ahead_step (GtkWidget *root)
{
  At *at;
  gint64 end = get_processor_time () + STEP_US;

  g_return_val_if_fail (GTK_IS_WIDGET (root), FALSE);

  at = get_at (root);
  while (at->widget != NULL && (at->widget == root || gtk_widget_is_ancestor (at->widget, root)))
    {
      GtkWidget *widget = at->widget;

      find_out (widget);
      if (widget == root)
        break;

      g_set_weak_pointer (&at->widget, find_next (widget));
      if (get_processor_time () >= end)
        return TRUE;
    }

  g_object_set_data (G_OBJECT (root), AT_KEY, NULL);
  return FALSE;
}

/* What holds the keys of the window behind one that is on its way. */
typedef struct
{
  GtkWidget          *widget;      /* (unowned) (nullable): NULL: it is gone */
  GtkEventController *controller;  /* (unowned): of the widget */
} Hold;

static void
free_hold (gpointer data)
{
  Hold *self = data;

  if (self->widget != NULL)
    gtk_widget_remove_controller (self->widget, self->controller);
  g_clear_weak_pointer (&self->widget);
  g_free (self);
}

static gboolean
on_controller_key_pressed_cb (void)
{
  return GDK_EVENT_STOP;
}

/* They are for the new window, or ask for it a second time. */
static void
hold_keys (GtkWindow *window)
{
  GtkWindow *behind = gtk_window_get_transient_for (window);
  Hold *self;

  if (behind == NULL)
    return;

  self = g_new0 (Hold, 1);
  g_set_weak_pointer (&self->widget, GTK_WIDGET (behind));
  self->controller = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (self->controller, GTK_PHASE_CAPTURE);
  g_signal_connect (self->controller, "key-pressed", G_CALLBACK (on_controller_key_pressed_cb), NULL);
  gtk_widget_add_controller (GTK_WIDGET (behind), self->controller);
  g_object_set_data_full (G_OBJECT (window), HOLD_KEY, self, free_hold);
}

static void
stop (GtkWidget *root)
{
  guint source = GPOINTER_TO_UINT (g_object_steal_data (G_OBJECT (root), SOURCE_KEY));

  g_signal_handlers_disconnect_by_func (root, G_CALLBACK (stop), NULL);
  g_object_set_data (G_OBJECT (root), AT_KEY, NULL);
  g_object_set_data (G_OBJECT (root), HOLD_KEY, NULL);
  if (source != 0)
    g_source_remove (source);
}

static void
begin (GtkWidget  *root,
       GSourceFunc step)
{
  guint source;

  stop (root);
  source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, step, root, NULL);
  g_object_set_data (G_OBJECT (root), SOURCE_KEY, GUINT_TO_POINTER (source));
  g_signal_connect (root, "destroy", G_CALLBACK (stop), NULL);
}

static gboolean
on_find_idle_cb (gpointer user_data)
{
  GtkWidget *root = user_data;

  if (bw_ahead_step (root))
    return G_SOURCE_CONTINUE;

  stop (root);
  return G_SOURCE_REMOVE;
}

/* Somebody may keep a window that was destroyed. */
static gboolean
is_destroyed (GtkWidget *window)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) other = g_list_model_get_item (windows, i);

      if (other == window)
        return FALSE;
    }

  return TRUE;
}

static gboolean
on_present_idle_cb (gpointer user_data)
{
  GtkWidget *root = user_data;
  gboolean is_in_time = !is_destroyed (root);

  if (is_in_time && bw_ahead_step (root))
    return G_SOURCE_CONTINUE;

  stop (root);
  if (is_in_time)
    gtk_window_present (GTK_WINDOW (root));
  return G_SOURCE_REMOVE;
}

/**
 * bw_ahead_find:
 * @root: a widget in which much is new
 *
 * Before the next frame, styles and sizes of what is in it are found out.
 */
void
bw_ahead_find (GtkWidget *root)
{
  g_return_if_fail (GTK_IS_WIDGET (root));

  begin (root, on_find_idle_cb);
}

/**
 * bw_ahead_present:
 * @window: a window that was just made
 *
 * Presents it, when styles and sizes of what is in it are found out: a frame later at most.
 * A window that is destroyed before does not come. Until then the window behind it takes
 * no keys: they would do there what is meant for the new one, or ask for it again.
 */
void
bw_ahead_present (GtkWindow *window)
{
  g_return_if_fail (GTK_IS_WINDOW (window));

  begin (GTK_WIDGET (window), on_present_idle_cb);
  hold_keys (window);
}
