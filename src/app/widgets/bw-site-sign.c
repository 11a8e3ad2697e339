/* bw-site-sign.c: the mark of a site on the map, beside its name in a list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-site-sign.h"

#include "bw-theme.h"

#define SIZE 16

/* On a map the ordinary ones must not crowd; in a list they must be seen. */
#define ORDINARY_SCALE  1.6
#define EXCEPTION_SCALE 0.9

struct _BwSiteSign
{
  GtkWidget parent_instance;

  BwSiteKind  kind;
  BwCondition condition;
};

G_DEFINE_FINAL_TYPE (BwSiteSign, bw_site_sign, GTK_TYPE_WIDGET)

static void
bw_site_sign_snapshot (GtkWidget   *widget,
                       GtkSnapshot *snapshot)
{
  BwSiteSign *self = BW_SITE_SIGN (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));

  bw_site_mark_draw (self->kind, self->condition, cr, bw_theme_get_palette (widget), width / 2.0, height / 2.0,
                     bw_condition_is_exception (self->condition) ? EXCEPTION_SCALE : ORDINARY_SCALE);
  cairo_destroy (cr);
}

static void
bw_site_sign_measure (GtkWidget      *widget,
                      GtkOrientation  orientation,
                      int             for_size,
                      int            *minimum,
                      int            *natural,
                      int            *minimum_baseline,
                      int            *natural_baseline)
{
  *minimum = *natural = SIZE;
}

static void
bw_site_sign_css_changed (GtkWidget         *widget,
                          GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (bw_site_sign_parent_class)->css_changed (widget, change);
  gtk_widget_queue_draw (widget);
}

static void
bw_site_sign_class_init (BwSiteSignClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = bw_site_sign_snapshot;
  widget_class->measure = bw_site_sign_measure;
  widget_class->css_changed = bw_site_sign_css_changed;

  gtk_widget_class_set_css_name (widget_class, "sitesign");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
bw_site_sign_init (BwSiteSign *self)
{
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

/**
 * bw_site_sign_new:
 *
 * Returns: (transfer floating): the mark of nothing yet
 */
GtkWidget *
bw_site_sign_new (void)
{
  return g_object_new (BW_TYPE_SITE_SIGN, NULL);
}

/**
 * bw_site_sign_set_site:
 * @self: a mark
 * @kind: its shape
 * @condition: what is in it
 */
void
bw_site_sign_set_site (BwSiteSign  *self,
                       BwSiteKind   kind,
                       BwCondition  condition)
{
  g_return_if_fail (BW_IS_SITE_SIGN (self));

  if (self->kind == kind && self->condition == condition)
    return;

  self->kind = kind;
  self->condition = condition;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
