/* bw-stack-bar-view.c: what a whole is made of, as a widget; or one part of it, as its sample
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-stack-bar-view.h"

#include "bw-accessible.h"
#include "bw-theme.h"

#define BAR_HEIGHT  22
#define BAR_WIDTH   120
#define SAMPLE_SIZE 14

struct _BwStackBarView
{
  GtkWidget parent_instance;

  BwStackPart parts[BW_STACK_BAR_VIEW_MAX_PARTS];
  guint       n_parts;
  gboolean    is_sample;
};

G_DEFINE_FINAL_TYPE (BwStackBarView, bw_stack_bar_view, GTK_TYPE_WIDGET)

static void
bw_stack_bar_view_snapshot (GtkWidget   *widget,
                            GtkSnapshot *snapshot)
{
  BwStackBarView *self = BW_STACK_BAR_VIEW (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  int drawn = self->is_sample ? SAMPLE_SIZE : BAR_HEIGHT;
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));

  bw_stack_bar_draw (self->parts, self->n_parts, cr, bw_theme_get_palette (widget), 0, (height - drawn) / 2, width,
                     drawn);
  cairo_destroy (cr);
}

static void
bw_stack_bar_view_measure (GtkWidget      *widget,
                           GtkOrientation  orientation,
                           int             for_size,
                           int            *minimum,
                           int            *natural,
                           int            *minimum_baseline,
                           int            *natural_baseline)
{
  gboolean is_sample = BW_STACK_BAR_VIEW (widget)->is_sample;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = *natural = is_sample ? SAMPLE_SIZE : BAR_WIDTH;
  else
    *minimum = *natural = is_sample ? SAMPLE_SIZE : BAR_HEIGHT;
}

static void
bw_stack_bar_view_css_changed (GtkWidget         *widget,
                               GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (bw_stack_bar_view_parent_class)->css_changed (widget, change);
  gtk_widget_queue_draw (widget);
}

static void
bw_stack_bar_view_class_init (BwStackBarViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = bw_stack_bar_view_snapshot;
  widget_class->measure = bw_stack_bar_view_measure;
  widget_class->css_changed = bw_stack_bar_view_css_changed;

  gtk_widget_class_set_css_name (widget_class, "stackbar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
bw_stack_bar_view_init (BwStackBarView *self)
{
}

GtkWidget *
bw_stack_bar_view_new (void)
{
  return g_object_new (BW_TYPE_STACK_BAR_VIEW, "hexpand", TRUE, NULL);
}

/**
 * bw_stack_bar_view_new_sample:
 * @part: what it is the sample of
 *
 * Returns: (transfer floating): a small square, which a screen reader passes over
 */
GtkWidget *
bw_stack_bar_view_new_sample (const BwStackPart *part)
{
  BwStackBarView *self;

  g_return_val_if_fail (part != NULL, NULL);

  self = g_object_new (BW_TYPE_STACK_BAR_VIEW, "valign", GTK_ALIGN_CENTER,
                       "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  self->is_sample = TRUE;
  self->parts[0] = *part;
  self->parts[0].share = 1.0;
  self->n_parts = 1;
  return GTK_WIDGET (self);
}

/**
 * bw_stack_bar_view_set_parts:
 * @self: a bar
 * @parts: (array length=n_parts): from the left
 * @n_parts: how many
 * @text: the same in words
 */
void
bw_stack_bar_view_set_parts (BwStackBarView    *self,
                             const BwStackPart *parts,
                             guint              n_parts,
                             const char        *text)
{
  g_return_if_fail (BW_IS_STACK_BAR_VIEW (self));
  g_return_if_fail (parts != NULL || n_parts == 0);

  self->n_parts = MIN (n_parts, BW_STACK_BAR_VIEW_MAX_PARTS);
  for (guint i = 0; i < self->n_parts; i++)
    self->parts[i] = parts[i];

  bw_accessible_set_label (GTK_ACCESSIBLE (self), text);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
