/* bw-waiting-view.c: something is on its way and nothing can be shown yet
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-waiting-view.h"

#define PULSE_MS 250

struct _BwWaitingView
{
  AdwBin parent_instance;

  guint           pulse_source;
  gboolean        is_unknown;   /* how far it is */

  AdwStatusPage  *status;
  GtkProgressBar *progress;
  GtkWidget      *button;
};

G_DEFINE_FINAL_TYPE (BwWaitingView, bw_waiting_view, ADW_TYPE_BIN)

static gboolean
on_pulse_timeout_cb (gpointer user_data)
{
  BwWaitingView *self = user_data;

  g_assert (BW_IS_WAITING_VIEW (self));

  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_progress_bar_pulse (self->progress);
  return G_SOURCE_CONTINUE;
}

/* A bar that comes and goes says only that something goes on, as the words do: there is none
 * where nothing is to move. */
static void
update_pulse (BwWaitingView *self)
{
  gboolean has_animations;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-enable-animations", &has_animations, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), has_animations || !self->is_unknown);
  if (!self->is_unknown || !has_animations)
    g_clear_handle_id (&self->pulse_source, g_source_remove);
  else if (self->pulse_source == 0)
    self->pulse_source = g_timeout_add (PULSE_MS, on_pulse_timeout_cb, self);
}

static void
on_settings_notify_animations_cb (BwWaitingView *self)
{
  g_assert (BW_IS_WAITING_VIEW (self));

  update_pulse (self);
}

static void
bw_waiting_view_dispose (GObject *object)
{
  BwWaitingView *self = BW_WAITING_VIEW (object);

  g_clear_handle_id (&self->pulse_source, g_source_remove);

  G_OBJECT_CLASS (bw_waiting_view_parent_class)->dispose (object);
}

static void
bw_waiting_view_class_init (BwWaitingViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bw_waiting_view_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/bulwarkdesk/Bulwark/window/bw-waiting-view.ui");
  gtk_widget_class_bind_template_child (widget_class, BwWaitingView, status);
  gtk_widget_class_bind_template_child (widget_class, BwWaitingView, progress);
  gtk_widget_class_bind_template_child (widget_class, BwWaitingView, button);
}

static void
bw_waiting_view_init (BwWaitingView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (gtk_widget_get_settings (GTK_WIDGET (self)), "notify::gtk-enable-animations",
                           G_CALLBACK (on_settings_notify_animations_cb), self, G_CONNECT_SWAPPED);
}

/**
 * bw_waiting_view_set_text:
 * @self: a view
 * @title: what is waited for
 * @description: why, or how long
 */
void
bw_waiting_view_set_text (BwWaitingView *self,
                          const char    *title,
                          const char    *description)
{
  g_return_if_fail (BW_IS_WAITING_VIEW (self));

  adw_status_page_set_title (self->status, title);
  adw_status_page_set_description (self->status, description);
}

/**
 * bw_waiting_view_set_progress:
 * @self: a view
 * @share: how far it is, 0 to 1; negative: nobody knows
 */
void
bw_waiting_view_set_progress (BwWaitingView *self,
                              double         share)
{
  g_return_if_fail (BW_IS_WAITING_VIEW (self));

  self->is_unknown = share < 0.0;
  update_pulse (self);
  if (!self->is_unknown)
    gtk_progress_bar_set_fraction (self->progress, MIN (share, 1.0));
}

/**
 * bw_waiting_view_set_choice:
 * @self: a view
 * @has_choice: whether there is a way to another server
 */
void
bw_waiting_view_set_choice (BwWaitingView *self,
                            gboolean       has_choice)
{
  g_return_if_fail (BW_IS_WAITING_VIEW (self));

  gtk_widget_set_visible (self->button, has_choice);
}
