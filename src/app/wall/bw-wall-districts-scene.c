/* bw-wall-districts-scene.c: the parts of the scope, who lags first
 *
 * A row says what the list of the overview says of the same place, in the same words.
 * What does not fit on one page stands on the next, nine on each; what does not fit on
 * three is counted in their last row: a scene is not to take the wall for minutes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-wall-districts-scene.h"

#include "bw-area-line.h"
#include "bw-area-parts.h"
#include "bw-format-text.h"
#include "bw-wall-part.h"

#include <glib/gi18n.h>

#define MOST_ROWS   9
#define MOST_PAGES  3

/* In units. */
#define HEAD        82.0
#define PITCH       88.0
#define LEAST_PITCH 76.0
#define EDGE        24.0
#define NAME_X      131.0
#define NAME_WIDTH  229.0
#define NAME_MOST   460.0
#define NAME_SIZE   50.0

/* From the right edge of one column to that of the margin. */
#define FINISH      291.0
#define RATE        590.0
#define PERCENT     791.0
#define BAR_GAP     219.0

/* Narrower than that the rate goes, then the bar. */
#define WITH_RATE   1650.0
#define WITH_BAR    1200.0

/* Grounds of the rows that need to be seen first. */
#define LATE_GROUND  { 0x2a / 255.0, 0x1f / 255.0, 0x12 / 255.0, 1.0 }
#define TIGHT_GROUND { 0x27 / 255.0, 0x24 / 255.0, 0x0f / 255.0, 1.0 }

enum
{
  ROLE_HEAD,
  ROLE_PLACE,
  ROLE_REST,
};

struct _BwWallDistrictsScene
{
  BwWallSheet parent_instance;

  GArray *keys;  /* (owned) (element-type Key): of the last reading, for reuse */
};

typedef struct
{
  BwPlace place;
  guint32 key;
} Key;

/* Where the columns end, and how large a row is, in pixels. */
typedef struct
{
  double   u;
  double   pitch;
  double   bar_x;
  double   bar_end;
  double   percent;
  double   rate;
  double   finish;
  double   margin;
  gboolean has_rate;
  gboolean has_bar;
} Columns;

G_DEFINE_FINAL_TYPE (BwWallDistrictsScene, bw_wall_districts_scene, BW_TYPE_WALL_SHEET)

static int
compare_keys (gconstpointer a,
              gconstpointer b)
{
  const Key *first = a;
  const Key *second = b;

  if (first->key != second->key)
    return first->key < second->key ? -1 : 1;

  return first->place < second->place ? -1 : first->place > second->place;
}

static void
add_place (GPtrArray     *rows,
           const BwFacts *facts,
           BwPlace        place)
{
  g_auto (BwAreaLine) line = { 0 };
  BwWallRow *row;

  bw_area_line_init (&line, facts, place);
  row = bw_wall_row_add (rows, ROLE_PLACE, line.name);
  row->symbol = line.symbol;
  row->tone = line.tone;
  row->is_muted = line.is_muted;
  row->bar = line.bar;
  row->value = g_steal_pointer (&line.percent);
  row->unit = g_steal_pointer (&line.rate);
  row->note = g_steal_pointer (&line.finish);
  row->state = g_steal_pointer (&line.margin);
  row->as_of = g_steal_pointer (&line.remark);
}

static void
sort_parts (BwWallDistrictsScene *self,
            const BwFacts        *facts,
            const BwAreaParts    *parts)
{
  g_array_set_size (self->keys, 0);
  for (guint i = 0; i < parts->listed->len; i++)
    {
      BwPlace place = g_array_index (parts->listed, BwPlace, i);
      Key key = { place, bw_area_line_get_key (facts, place, BW_AREA_ORDER_LATEST_FIRST) };

      g_array_append_val (self->keys, key);
    }
  g_array_sort (self->keys, compare_keys);
}

static guint
count_rows_a_page (BwWallSheet *self)
{
  double height = gtk_widget_get_height (GTK_WIDGET (self)) / bw_wall_sheet_get_scale (self);

  /* Before it has its room it is taken to be enough. */
  if (height <= 0.0)
    return MOST_ROWS;

  return (guint) CLAMP ((height - HEAD) / LEAST_PITCH, 1.0, (double) MOST_ROWS);
}

static void
add_places (BwWallDistrictsScene *self,
            GPtrArray            *rows,
            const BwFacts        *facts)
{
  guint n_all = self->keys->len;
  guint most = MOST_PAGES * count_rows_a_page (BW_WALL_SHEET (self));
  guint n_shown = n_all <= most ? n_all : most - 1;
  BwWallRow *rest;

  for (guint i = 0; i < n_shown; i++)
    add_place (rows, facts, g_array_index (self->keys, Key, i).place);
  if (n_shown == n_all)
    return;

  rest = bw_wall_row_add (rows, ROLE_REST, NULL);
  /* Translators: on the wall, below some areas or points: how many more there are, and in all. */
  rest->name = bw_format_text (C_("wall", "%u more of %u: see the desk"), n_all - n_shown, n_all);
}

static GPtrArray *
bw_wall_districts_scene_read (BwWallSheet *sheet,
                              BwDesk      *desk)
{
  BwWallDistrictsScene *self = BW_WALL_DISTRICTS_SCENE (sheet);
  GPtrArray *rows = bw_wall_row_new_list ();
  g_auto (BwAreaParts) parts = { 0 };
  BwWallRow *head;
  BwFacts facts;

  bw_facts_init (&facts, desk);
  if (facts.round == NULL)
    {
      head = bw_wall_row_add (rows, ROLE_HEAD, C_("wall", "No campaign is on"));
      return rows;
    }

  bw_area_parts_init (&parts, facts.places, bw_desk_get_scope_place (desk));
  head = bw_wall_row_add (rows, ROLE_HEAD, parts.is_sites ? C_("wall", "Point") : C_("wall", "Area"));
  head->value = g_strdup (parts.is_sites ? C_("wall", "Queue") : C_("wall", "People/h"));
  head->note = g_strdup (parts.is_sites ? C_("wall", "Wait") : C_("wall", "Projected finish"));
  head->state = g_strdup (parts.is_sites ? C_("wall", "State") : C_("wall", "To deadline"));
  sort_parts (self, &facts, &parts);
  add_places (self, rows, &facts);

  return rows;
}

static guint
bw_wall_districts_scene_get_n_pages (BwWallScene *scene)
{
  GPtrArray *rows = bw_wall_sheet_get_rows (BW_WALL_SHEET (scene));
  guint n = rows != NULL && rows->len > 1 ? rows->len - 1 : 1;
  guint most = count_rows_a_page (BW_WALL_SHEET (scene));

  return (n + most - 1) / most;
}

static double
measure_names (BwWallPen       *pen,
               const GPtrArray *rows,
               double           u)
{
  double widest = 0.0;

  for (guint i = 1; i < rows->len; i++)
    {
      const BwWallRow *row = g_ptr_array_index (rows, i);

      if (row->role == ROLE_PLACE)
        widest = MAX (widest, bw_wall_pen_measure (pen, row->name, NAME_SIZE * u, PANGO_WEIGHT_BOLD));
    }

  return CLAMP (widest + 28.0 * u, NAME_WIDTH * u, NAME_MOST * u);
}

static void
find_columns (Columns         *columns,
              BwWallSheet     *self,
              BwWallPen       *pen,
              const GPtrArray *rows,
              double           width,
              double           height)
{
  double scale = bw_wall_sheet_get_scale (self);
  double pitch = (height / scale - HEAD - 10.0) / count_rows_a_page (self);

  /* Less room makes the rows lower, not fewer, down to what can be read. */
  columns->u = scale * MIN (1.0, MAX (pitch, 1.0) / PITCH);
  columns->pitch = PITCH * columns->u;
  columns->margin = width - BW_WALL_MARGIN * columns->u;
  columns->has_rate = width / columns->u >= WITH_RATE;
  columns->has_bar = width / columns->u >= WITH_BAR;
  columns->finish = columns->margin - FINISH * columns->u;
  columns->rate = columns->margin - RATE * columns->u;
  columns->percent = columns->has_rate ? columns->margin - PERCENT * columns->u : columns->rate;
  columns->bar_x = NAME_X * columns->u + measure_names (pen, rows, columns->u);
  columns->bar_end = columns->percent - BAR_GAP * columns->u;
}

static void
draw_head (BwWallSheet     *self,
           BwWallPen       *pen,
           const Columns   *columns,
           const BwWallRow *head)
{
  static const BwColor stale = BW_WALL_STALE_COLOR;
  const BwColor *color = &bw_wall_sheet_get_palette (self)->fg2;
  const char *as_of = bw_wall_sheet_get_as_of (self);
  double size = 34.0 * columns->u;
  double base = 62.0 * columns->u;

  bw_wall_pen_write (pen, as_of != NULL ? as_of : head->name, size, as_of != NULL ? PANGO_WEIGHT_BOLD
                                                                                 : PANGO_WEIGHT_NORMAL,
                     as_of != NULL ? &stale : color, NAME_X * columns->u, base, 0.0,
                     columns->bar_x - (NAME_X + 10.0) * columns->u);
  if (columns->has_bar)
    {
      double x = columns->bar_x + bw_wall_pen_write (pen, C_("wall", "Progress"), size, PANGO_WEIGHT_NORMAL, color,
                                                     columns->bar_x, base, 0.0, 0.0);

      bw_wall_sheet_fill_box (pen->cr, &bw_wall_sheet_get_palette (self)->fg, x + 26.0 * columns->u,
                              base - 27.0 * columns->u, 6.0 * columns->u, 32.0 * columns->u, 3.0 * columns->u);
      bw_wall_pen_write (pen, C_("wall", "Plan"), size, PANGO_WEIGHT_NORMAL, color, x + 48.0 * columns->u, base, 0.0,
                         0.0);
    }
  bw_wall_pen_write (pen, C_("wall", "Completed"), size, PANGO_WEIGHT_NORMAL, color, columns->percent, base, 1.0,
                     BAR_GAP * columns->u);
  if (columns->has_rate)
    bw_wall_pen_write (pen, head->value, size, PANGO_WEIGHT_NORMAL, color, columns->rate, base, 1.0,
                       180.0 * columns->u);
  bw_wall_pen_write (pen, head->note, size, PANGO_WEIGHT_NORMAL, color, columns->finish, base, 1.0,
                     290.0 * columns->u);
  bw_wall_pen_write (pen, head->state, size, PANGO_WEIGHT_NORMAL, color, columns->margin, base, 1.0,
                     270.0 * columns->u);
}

static void
draw_ground (BwWallSheet     *self,
             BwWallPen       *pen,
             const Columns   *columns,
             const BwWallRow *row,
             double           y,
             double           width)
{
  static const BwColor late = LATE_GROUND;
  static const BwColor tight = TIGHT_GROUND;
  double edge = EDGE * columns->u;
  const BwColor *color = row->tone == BW_TONE_LATE ? &late : row->tone == BW_TONE_TIGHT ? &tight : NULL;

  if (color != NULL && bw_wall_sheet_get_as_of (self) == NULL)
    bw_wall_sheet_fill_box (pen->cr, color, edge, y, width - 2.0 * edge, columns->pitch - 4.0 * columns->u,
                            12.0 * columns->u);
  else
    bw_wall_sheet_draw_rule (self, pen->cr, edge, y + columns->pitch - 2.0 * columns->u, width - 2.0 * edge);
}

/* Rate and finish; or why there are none, in their place. */
static void
draw_projection (BwWallSheet     *self,
                 BwWallPen       *pen,
                 const Columns   *columns,
                 const BwWallRow *row,
                 double           base)
{
  const BwPalette *palette = bw_wall_sheet_get_palette (self);

  if (row->as_of != NULL)
    {
      bw_wall_pen_write (pen, row->as_of, 42.0 * columns->u, PANGO_WEIGHT_NORMAL, &palette->fg2, columns->finish, base,
                         1.0, columns->finish - columns->percent - 20.0 * columns->u);
      return;
    }

  if (columns->has_rate)
    bw_wall_pen_write (pen, row->unit, 42.0 * columns->u, PANGO_WEIGHT_NORMAL, &palette->fg2, columns->rate, base, 1.0,
                       180.0 * columns->u);
  bw_wall_pen_write (pen, row->note, 44.0 * columns->u, PANGO_WEIGHT_NORMAL, &palette->fg, columns->finish, base, 1.0,
                     285.0 * columns->u);
}

static void
draw_place (BwWallSheet     *self,
            BwWallPen       *pen,
            const Columns   *columns,
            const BwWallRow *row,
            double           y)
{
  const BwPalette *palette = bw_wall_sheet_get_palette (self);
  const BwColor *tone = bw_theme_get_tone (palette, row->tone);
  double u = columns->u;
  double middle = y + columns->pitch / 2.0 - 2.0 * u;
  double base = middle + 18.0 * u;
  BwPalette muted;

  bw_palette_fade (&muted, palette, row->is_muted ? 0.0 : 1.0, 1.0);
  if (row->symbol != BW_SYMBOL_NONE)
    {
      bw_color_set_source (tone, pen->cr);
      bw_symbol_draw (row->symbol, pen->cr, 71.0 * u, middle, 48.0 * u);
    }
  bw_wall_pen_write (pen, row->name, NAME_SIZE * u, PANGO_WEIGHT_BOLD, &palette->fg, NAME_X * u, base, 0.0,
                     columns->bar_x - (NAME_X + 16.0) * u);
  if (columns->has_bar)
    bw_bar_draw (&row->bar, pen->cr, &muted, columns->bar_x, middle - 14.0 * u, columns->bar_end - columns->bar_x,
                 28.0 * u);
  bw_wall_pen_write (pen, row->value, 56.0 * u, PANGO_WEIGHT_ULTRABOLD, row->is_muted ? &palette->fg2 : &palette->fg,
                     columns->percent, base + 2.0 * u, 1.0, BAR_GAP * u);
  draw_projection (self, pen, columns, row, base);
  bw_wall_pen_write (pen, row->state, 48.0 * u,
                     row->tone == BW_TONE_FG2 ? PANGO_WEIGHT_NORMAL : PANGO_WEIGHT_BOLD, tone, columns->margin, base,
                     1.0, 275.0 * u);
}

static void
draw_rest (BwWallSheet     *self,
           BwWallPen       *pen,
           const Columns   *columns,
           const BwWallRow *row,
           double           y)
{
  double x = NAME_X * columns->u;

  bw_wall_pen_write (pen, row->name, 42.0 * columns->u, PANGO_WEIGHT_NORMAL, &bw_wall_sheet_get_palette (self)->fg2, x,
                     y + columns->pitch / 2.0 + 16.0 * columns->u, 0.0, columns->margin - x);
}

static void
bw_wall_districts_scene_draw (BwWallSheet *self,
                              BwWallPen   *pen,
                              double       width,
                              double       height)
{
  GPtrArray *rows = bw_wall_sheet_get_rows (self);
  guint most = count_rows_a_page (self);
  guint n_pages = bw_wall_districts_scene_get_n_pages (BW_WALL_SCENE (self));
  guint first = 1 + MIN (bw_wall_scene_get_page (BW_WALL_SCENE (self)), n_pages - 1) * most;
  Columns columns;

  if (rows->len < 2)
    {
      const BwWallRow *head = bw_wall_row_find (rows, ROLE_HEAD);

      bw_wall_pen_write (pen, head->name, 64.0 * bw_wall_sheet_get_scale (self), PANGO_WEIGHT_BOLD,
                         &bw_wall_sheet_get_palette (self)->fg, width / 2.0, height / 2.0, 0.5, width * 0.9);
      return;
    }

  find_columns (&columns, self, pen, rows, width, height);
  draw_head (self, pen, &columns, g_ptr_array_index (rows, 0));
  for (guint i = first; i < rows->len && i < first + most; i++)
    {
      const BwWallRow *row = g_ptr_array_index (rows, i);
      double y = HEAD * columns.u + (i - first) * columns.pitch;

      if (row->role == ROLE_REST)
        {
          draw_rest (self, pen, &columns, row, y);
          continue;
        }
      draw_ground (self, pen, &columns, row, y, width);
      draw_place (self, pen, &columns, row, y);
    }
}

static void
bw_wall_districts_scene_finalize (GObject *object)
{
  g_clear_pointer (&BW_WALL_DISTRICTS_SCENE (object)->keys, g_array_unref);

  G_OBJECT_CLASS (bw_wall_districts_scene_parent_class)->finalize (object);
}

static void
bw_wall_districts_scene_class_init (BwWallDistrictsSceneClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bw_wall_districts_scene_finalize;
  BW_WALL_SCENE_CLASS (klass)->get_n_pages = bw_wall_districts_scene_get_n_pages;
  BW_WALL_SHEET_CLASS (klass)->read = bw_wall_districts_scene_read;
  BW_WALL_SHEET_CLASS (klass)->draw = bw_wall_districts_scene_draw;
}

static void
bw_wall_districts_scene_init (BwWallDistrictsScene *self)
{
  self->keys = g_array_new (FALSE, FALSE, sizeof (Key));
}

GtkWidget *
bw_wall_districts_scene_new (BwDesk *desk)
{
  BwWallDistrictsScene *self = g_object_new (BW_TYPE_WALL_DISTRICTS_SCENE, NULL);

  bw_wall_sheet_set_desk (BW_WALL_SHEET (self), desk);
  return GTK_WIDGET (self);
}
