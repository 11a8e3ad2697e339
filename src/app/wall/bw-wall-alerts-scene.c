/* bw-wall-alerts-scene.c: what is wrong now, the weightiest first
 *
 * Five on a page. Those that there is no room for are counted on the last page: a few are
 * never shown as if they were all.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-wall-alerts-scene.h"

#include "bw-format-text.h"
#include "bw-format.h"
#include "bw-time.h"
#include "bw-wall-alerts.h"
#include "bw-wall-part.h"

#include <glib/gi18n.h>

#define MOST_ROWS   5
#define MOST_ALERTS (3 * MOST_ROWS)

/* In units. */
#define TOP         36.0
#define FOOT        36.0
#define PITCH       173.0
#define LEAST_PITCH 150.0
#define GAP         21.0
#define BLOCK       132.0
#define RADIUS      16.0

enum
{
  ROLE_ALERT,
  ROLE_REST,
  ROLE_NONE,
};

struct _BwWallAlertsScene
{
  BwWallSheet parent_instance;

  GPtrArray *alerts;  /* (owned) (nullable) (element-type BwWallAlert): NULL: nobody has looked yet */
  guint      n_all;
};

G_DEFINE_FINAL_TYPE (BwWallAlertsScene, bw_wall_alerts_scene, BW_TYPE_WALL_SHEET)

static void
set_since (BwWallRow         *row,
           BwDesk            *desk,
           const BwWallAlert *alert)
{
  gint64 now = bw_desk_get_data_now (desk);
  g_autofree char *at = NULL;
  g_autofree char *age = NULL;

  if (alert->raised == 0)
    return;

  at = bw_format_as_of (alert->raised, now, bw_desk_get_time_zone (desk), bw_desk_get_language (desk));
  /* Translators: on the wall: since when something is wrong. */
  row->as_of = g_strdup_printf (C_("wall", "since %s"), at);
  if (alert->figure != NULL || now - alert->raised < BW_TIME_MINUTE)
    return;

  age = bw_format_span (now - alert->raised, bw_desk_get_language (desk));
  /* Translators: on the wall: for how long something has been wrong: "for 27 min". */
  row->note = g_strdup_printf (C_("wall", "for %s"), age);
}

/* Of what nobody has told it cannot be said that it is well. */
static void
add_none (GPtrArray *rows,
          BwDesk    *desk)
{
  BwWallRow *row;

  if (!bw_wall_alerts_is_reported (desk))
    {
      bw_wall_row_add (rows, ROLE_NONE, C_("wall", "not reported"));
      return;
    }

  row = bw_wall_row_add (rows, ROLE_NONE, C_("wall", "Nothing needs attention"));
  row->symbol = BW_SYMBOL_DONE;
  row->tone = BW_TONE_SUCCESS;
}

static GPtrArray *
bw_wall_alerts_scene_read (BwWallSheet *sheet,
                           BwDesk      *desk)
{
  BwWallAlertsScene *self = BW_WALL_ALERTS_SCENE (sheet);
  GPtrArray *rows = bw_wall_row_new_list ();
  guint n_shown = self->alerts != NULL ? MIN (self->alerts->len, MOST_ALERTS) : 0;

  for (guint i = 0; i < n_shown; i++)
    {
      const BwWallAlert *alert = g_ptr_array_index (self->alerts, i);
      BwWallRow *row = bw_wall_row_add (rows, ROLE_ALERT, alert->name);

      row->symbol = alert->symbol;
      row->tone = alert->severity == BW_SEVERITY_LOW ? BW_TONE_TIGHT : BW_TONE_LATE;
      row->value = g_strdup (alert->text);
      row->note = g_strdup (alert->figure);
      set_since (row, desk, alert);
    }

  if (self->alerts != NULL && n_shown == 0)
    add_none (rows, desk);
  if (self->n_all > n_shown)
    {
      BwWallRow *rest = bw_wall_row_add (rows, ROLE_REST, NULL);

      /* Translators: on the wall, below some alerts: how many more there are, and in all. */
      rest->name = bw_format_text (C_("wall", "%u more of %u are on the desk"), self->n_all - n_shown, self->n_all);
    }

  return rows;
}

static guint
count_alerts (BwWallSheet *self)
{
  GPtrArray *rows = bw_wall_sheet_get_rows (self);
  guint n = 0;

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    n += ((const BwWallRow *) g_ptr_array_index (rows, i))->role == ROLE_ALERT;

  return n;
}

static guint
count_rows_a_page (BwWallSheet *self)
{
  double height = gtk_widget_get_height (GTK_WIDGET (self)) / bw_wall_sheet_get_scale (self);

  /* Before it has its room it is taken to be enough. */
  if (height <= 0.0)
    return MOST_ROWS;

  return (guint) CLAMP ((height - TOP - FOOT + GAP) / LEAST_PITCH, 1.0, (double) MOST_ROWS);
}

static guint
bw_wall_alerts_scene_get_n_pages (BwWallScene *scene)
{
  guint most = count_rows_a_page (BW_WALL_SHEET (scene));
  guint n = MAX (count_alerts (BW_WALL_SHEET (scene)), 1);

  return (n + most - 1) / most;
}

static void
draw_alert (BwWallSheet     *self,
            BwWallPen       *pen,
            const BwWallRow *row,
            double           u,
            double           y,
            double           width)
{
  static const BwColor ground = BW_WALL_PANEL_COLOR;
  static const BwColor black = { 0.0, 0.0, 0.0, 1.0 };
  const BwPalette *palette = bw_wall_sheet_get_palette (self);
  double x = BW_WALL_MARGIN * u;
  double height = (PITCH - GAP) * u;
  double right = width - (BW_WALL_MARGIN + 40.0) * u;
  double left = x + (BLOCK + 35.0) * u;
  double taken;

  bw_wall_sheet_fill_box (pen->cr, &ground, x, y, width - 2.0 * x, height, RADIUS * u);
  bw_wall_sheet_fill_box (pen->cr, row->tone == BW_TONE_LATE ? &palette->late_fill : &palette->tight, x, y, BLOCK * u,
                          height, RADIUS * u);

  /* Round on the outer side only. */
  cairo_rectangle (pen->cr, x + (BLOCK - RADIUS) * u, y, RADIUS * u, height);
  cairo_fill (pen->cr);
  bw_color_set_source (&black, pen->cr);
  bw_symbol_draw (row->symbol != BW_SYMBOL_NONE ? row->symbol : BW_SYMBOL_LATE, pen->cr, x + BLOCK / 2.0 * u,
                  y + height / 2.0, 70.0 * u);

  taken = bw_wall_pen_write (pen, row->note, 44.0 * u, PANGO_WEIGHT_BOLD, &palette->fg, right, y + 71.0 * u, 1.0,
                             (right - left) * 0.45);
  bw_wall_pen_write (pen, row->name, 52.0 * u, PANGO_WEIGHT_BOLD, &palette->fg, left, y + 69.0 * u, 0.0,
                     right - left - taken - 30.0 * u);
  taken = bw_wall_pen_write (pen, row->as_of, 34.0 * u, PANGO_WEIGHT_NORMAL, &palette->fg2, right, y + 121.0 * u, 1.0,
                             (right - left) * 0.4);
  bw_wall_pen_write (pen, row->value, 40.0 * u, PANGO_WEIGHT_NORMAL, &palette->fg2, left, y + 122.0 * u, 0.0,
                     right - left - taken - 30.0 * u);
}

static void
draw_none (BwWallSheet     *self,
           BwWallPen       *pen,
           const BwWallRow *row,
           double           width,
           double           height)
{
  const BwPalette *palette = bw_wall_sheet_get_palette (self);
  double u = bw_wall_sheet_get_scale (self);

  bw_color_set_source (bw_theme_get_tone (palette, row->tone), pen->cr);
  bw_symbol_draw (row->symbol, pen->cr, width / 2.0, height / 2.0 - 90.0 * u, 160.0 * u);
  bw_wall_pen_write (pen, row->name, 64.0 * u, PANGO_WEIGHT_BOLD, &palette->fg, width / 2.0, height / 2.0 + 80.0 * u,
                     0.5, width * 0.9);
}

/* For when all of it holds, and how much of it is not there. */
static void
draw_foot (BwWallSheet *self,
           BwWallPen   *pen,
           const char  *rest,
           double       width,
           double       height)
{
  static const BwColor stale = BW_WALL_STALE_COLOR;
  double u = bw_wall_sheet_get_scale (self);
  double x = BW_WALL_MARGIN * u;
  double base = height - 9.0 * u;
  double taken = bw_wall_pen_write (pen, bw_wall_sheet_get_as_of (self), 30.0 * u, PANGO_WEIGHT_BOLD, &stale, x, base,
                                    0.0, width * 0.45);

  bw_wall_pen_write (pen, rest, 30.0 * u, PANGO_WEIGHT_NORMAL, &bw_wall_sheet_get_palette (self)->fg2, width - x, base,
                     1.0, width - 2.0 * x - taken - 20.0 * u);
}

static void
bw_wall_alerts_scene_draw (BwWallSheet *self,
                           BwWallPen   *pen,
                           double       width,
                           double       height)
{
  GPtrArray *rows = bw_wall_sheet_get_rows (self);
  const BwWallRow *none = bw_wall_row_find (rows, ROLE_NONE);
  const BwWallRow *rest = bw_wall_row_find (rows, ROLE_REST);
  double scale = bw_wall_sheet_get_scale (self);
  guint most = count_rows_a_page (self);
  guint n = count_alerts (self);
  guint n_pages = bw_wall_alerts_scene_get_n_pages (BW_WALL_SCENE (self));
  guint page = MIN (bw_wall_scene_get_page (BW_WALL_SCENE (self)), n_pages - 1);
  double u = scale * MIN (1.0, (height / scale - TOP - FOOT + GAP) / most / PITCH);

  if (none != NULL)
    {
      draw_none (self, pen, none, width, height);
      draw_foot (self, pen, NULL, width, height);
      return;
    }

  for (guint i = page * most; i < n && i < (page + 1) * most; i++)
    draw_alert (self, pen, g_ptr_array_index (rows, i), u, TOP * u + (i - page * most) * PITCH * u, width);
  draw_foot (self, pen, rest != NULL && page == n_pages - 1 ? rest->name : NULL, width, height);
}

static void
bw_wall_alerts_scene_finalize (GObject *object)
{
  g_clear_pointer (&BW_WALL_ALERTS_SCENE (object)->alerts, g_ptr_array_unref);

  G_OBJECT_CLASS (bw_wall_alerts_scene_parent_class)->finalize (object);
}

static void
bw_wall_alerts_scene_class_init (BwWallAlertsSceneClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bw_wall_alerts_scene_finalize;
  BW_WALL_SCENE_CLASS (klass)->get_n_pages = bw_wall_alerts_scene_get_n_pages;
  BW_WALL_SHEET_CLASS (klass)->read = bw_wall_alerts_scene_read;
  BW_WALL_SHEET_CLASS (klass)->draw = bw_wall_alerts_scene_draw;
}

static void
bw_wall_alerts_scene_init (BwWallAlertsScene *self)
{
}

GtkWidget *
bw_wall_alerts_scene_new (BwDesk *desk)
{
  BwWallAlertsScene *self = g_object_new (BW_TYPE_WALL_ALERTS_SCENE, NULL);

  bw_wall_sheet_set_desk (BW_WALL_SHEET (self), desk);
  return GTK_WIDGET (self);
}

void
bw_wall_alerts_scene_set_alerts (BwWallAlertsScene *self,
                                 GPtrArray         *alerts,
                                 guint              n_all)
{
  g_return_if_fail (BW_IS_WALL_ALERTS_SCENE (self));

  g_ptr_array_ref (alerts);
  g_clear_pointer (&self->alerts, g_ptr_array_unref);
  self->alerts = alerts;
  self->n_all = n_all;
  bw_wall_sheet_update (BW_WALL_SHEET (self));
}
