/* bw-sheet-view.c: one page of a sheet, drawn
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-sheet-view.h"

#include <glib/gi18n.h>

/* A4 in points, as bw_briefing_draw_page() draws it; smaller nobody reads it. */
#define PAPER_W   (210.0 / 25.4 * 72.0)
#define PAPER_H   (297.0 / 25.4 * 72.0)
#define MIN_WIDTH 360
#define WIDTH     640

struct _BwSheetView
{
  GtkWidget   parent_instance;

  BwBriefing *sheet;  /* (owned) (nullable) */
  guint       page;
};

typedef enum
{
  PROP_PAGE = 1,
} BwSheetViewProperty;

static GParamSpec *properties[PROP_PAGE + 1];

G_DEFINE_FINAL_TYPE (BwSheetView, bw_sheet_view, GTK_TYPE_WIDGET)

static void
update_words (BwSheetView *self)
{
  g_autofree char *name = NULL;

  if (self->sheet == NULL)
    return;

  /* Translators: page 2 of 5 of the sheet that is called so */
  name = g_strdup_printf (_("Page %u of %u: %s"), self->page + 1, bw_briefing_get_n_pages (self->sheet),
                          bw_briefing_get_title (self->sheet));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static GtkSizeRequestMode
bw_sheet_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
bw_sheet_view_measure (GtkWidget      *widget,
                       GtkOrientation  orientation,
                       int             for_size,
                       int            *minimum,
                       int            *natural,
                       int            *minimum_baseline,
                       int            *natural_baseline)
{
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MIN_WIDTH;
      *natural = WIDTH;
      return;
    }

  *natural = (int) ((for_size > 0 ? for_size : WIDTH) * PAPER_H / PAPER_W);
  *minimum = for_size > 0 ? *natural : (int) (MIN_WIDTH * PAPER_H / PAPER_W);
}

static void
bw_sheet_view_snapshot (GtkWidget   *widget,
                        GtkSnapshot *snapshot)
{
  BwSheetView *self = BW_SHEET_VIEW (widget);
  double scale = MIN (gtk_widget_get_width (widget) / PAPER_W, gtk_widget_get_height (widget) / PAPER_H);
  graphene_rect_t paper = GRAPHENE_RECT_INIT (0.0f, 0.0f, (float) (PAPER_W * scale), (float) (PAPER_H * scale));
  const GdkRGBA white = { 1.0f, 1.0f, 1.0f, 1.0f };
  cairo_t *cr;

  gtk_snapshot_append_color (snapshot, &white, &paper);
  if (self->sheet == NULL)
    return;

  cr = gtk_snapshot_append_cairo (snapshot, &paper);
  cairo_scale (cr, scale, scale);
  bw_briefing_draw_page (self->sheet, self->page, cr);
  cairo_destroy (cr);
}

static void
bw_sheet_view_get_property (GObject    *object,
                            guint       prop_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  BwSheetView *self = BW_SHEET_VIEW (object);

  switch ((BwSheetViewProperty) prop_id)
    {
    case PROP_PAGE:
      g_value_set_uint (value, self->page);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bw_sheet_view_set_property (GObject      *object,
                            guint         prop_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  BwSheetView *self = BW_SHEET_VIEW (object);

  switch ((BwSheetViewProperty) prop_id)
    {
    case PROP_PAGE:
      bw_sheet_view_set_page (self, g_value_get_uint (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bw_sheet_view_dispose (GObject *object)
{
  BwSheetView *self = BW_SHEET_VIEW (object);

  g_clear_object (&self->sheet);

  G_OBJECT_CLASS (bw_sheet_view_parent_class)->dispose (object);
}

static void
bw_sheet_view_class_init (BwSheetViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = bw_sheet_view_get_property;
  object_class->set_property = bw_sheet_view_set_property;
  object_class->dispose = bw_sheet_view_dispose;
  widget_class->get_request_mode = bw_sheet_view_get_request_mode;
  widget_class->measure = bw_sheet_view_measure;
  widget_class->snapshot = bw_sheet_view_snapshot;

  properties[PROP_PAGE] = g_param_spec_uint ("page", NULL, NULL, 0, G_MAXUINT, 0,
                                             G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_css_name (widget_class, "sheet");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
bw_sheet_view_init (BwSheetView *self)
{
}

/**
 * bw_sheet_view_set_sheet:
 * @self: a view
 * @sheet: (nullable): what it shows
 *
 * Shows the first page.
 */
void
bw_sheet_view_set_sheet (BwSheetView *self,
                         BwBriefing  *sheet)
{
  g_return_if_fail (BW_IS_SHEET_VIEW (self));
  g_return_if_fail (sheet == NULL || BW_IS_BRIEFING (sheet));

  g_set_object (&self->sheet, sheet);
  bw_sheet_view_set_page (self, 0);
  update_words (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * bw_sheet_view_set_page:
 * @self: a view
 * @page: from 0; one that there is not is the last
 */
void
bw_sheet_view_set_page (BwSheetView *self,
                        guint        page)
{
  g_return_if_fail (BW_IS_SHEET_VIEW (self));

  page = self->sheet != NULL ? MIN (page, bw_briefing_get_n_pages (self->sheet) - 1) : 0;
  if (page == self->page)
    return;

  self->page = page;
  update_words (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PAGE]);
}

guint
bw_sheet_view_get_page (BwSheetView *self)
{
  g_return_val_if_fail (BW_IS_SHEET_VIEW (self), 0);

  return self->page;
}
