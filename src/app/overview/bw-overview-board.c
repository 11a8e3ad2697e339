/* bw-overview-board.c: the four cards of the overview, and where they stand
 *
 *   key figures                       92
 *   map | list of areas              374 (below the city 476)
 *   burn-up (below: hours)           229 (below the city 127)
 *
 * Measures at 1280 × 800 are those of the visual reference; more room goes to all
 * cards, from 1452 px on to the map first; in a narrow window all stand in one
 * column and the page scrolls.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-overview-board.h"

#include "bw-format.h"
#include "bw-stage.h"
#include "bw-theme.h"

#include <glib/gi18n.h>

#define MARGIN_X      24
#define MARGIN_TOP    18
#define MARGIN_BOTTOM 12
#define GAP           14

/* A window of 900 px with the folded sidebar, and one of 1700 with the whole one. */
#define STACK_BELOW   848
#define MAP_FIRST     1452

/**
 * Measures:
 * @map: its part of the width, of @map + @list
 * @list: the same
 * @row: height of map and list at 1280 × 800
 * @chart: height of the chart there
 * @row_least: what they can shrink to before the page scrolls
 * @chart_least: the chart shrinks first
 * @row_growth: part of what is over
 */
typedef struct
{
  int    map;
  int    list;
  int    row;
  int    chart;
  int    row_least;
  int    chart_least;
  double row_growth;
} Measures;

static const Measures city_measures = { 512, 506, 374, 229, 300, 150, 0.62 };
static const Measures district_measures = { 548, 470, 476, 127, 300, 112, 0.78 };

struct _BwOverviewBoard
{
  GtkWidget parent_instance;

  BwKeyFigures   *key_figures;
  BwMapCard      *map_card;
  BwAreaList     *area_list;
  BwProgressCard *progress_card;

  BwDesk         *desk;      /* (owned) (nullable) */
  const Measures *measures;
  BwPlace         scope;
};

G_DEFINE_FINAL_TYPE (BwOverviewBoard, bw_overview_board, GTK_TYPE_WIDGET)

static int
get_least_width (GtkWidget *widget)
{
  int minimum;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  return minimum;
}

static int
get_least_height (gpointer widget,
                  int      width)
{
  int minimum;

  gtk_widget_measure (GTK_WIDGET (widget), GTK_ORIENTATION_VERTICAL, width, &minimum, NULL, NULL, NULL);
  return minimum;
}

static gboolean
is_stacked (BwOverviewBoard *self,
            int              width)
{
  return width < STACK_BELOW;
}

/* Heights of map, list and chart in one column. */
static void
get_stacked_heights (BwOverviewBoard *self,
                     int              inner,
                     int             *map,
                     int             *list,
                     int             *chart)
{
  *map = CLAMP (inner * 3 / 4, self->measures->row_least, self->measures->row);
  *list = self->measures->row;
  *chart = self->measures->chart;
}

static void
allocate (gpointer widget,
          int      x,
          int      y,
          int      width,
          int      height)
{
  GtkAllocation allocation = { x, y, width, height };

  gtk_widget_size_allocate (GTK_WIDGET (widget), &allocation, -1);
}

static void
allocate_stacked (BwOverviewBoard *self,
                  int              inner,
                  int              y)
{
  int map;
  int list;
  int chart;

  get_stacked_heights (self, inner, &map, &list, &chart);
  allocate (self->map_card, MARGIN_X, y, inner, map);
  y += map + GAP;
  allocate (self->area_list, MARGIN_X, y, inner, list);
  y += list + GAP;
  allocate (self->progress_card, MARGIN_X, y, inner, chart);
}

static void
allocate_wide (BwOverviewBoard *self,
               int              inner,
               int              y,
               int              height)
{
  const Measures *m = self->measures;
  int shared = MIN (inner, MAP_FIRST) - GAP;
  int list = (int) ((double) shared * m->list / (m->map + m->list) + 0.5);
  int left = height - y - MARGIN_BOTTOM - GAP;
  int over = left - m->row - m->chart;
  int chart = over >= 0 ? m->chart + (int) (over * (1.0 - m->row_growth))
                        : MAX (m->chart + over, m->chart_least);

  list = MAX (list, get_least_width (GTK_WIDGET (self->area_list)));
  allocate (self->map_card, MARGIN_X, y, inner - GAP - list, left - chart);
  allocate (self->area_list, MARGIN_X + inner - list, y, list, left - chart);
  allocate (self->progress_card, MARGIN_X, y + left - chart + GAP, inner, chart);
}

static void
update_as_of (BwOverviewBoard *self,
              const BwFacts   *facts)
{
  g_autofree char *time = NULL;
  g_autofree char *text = NULL;
  gboolean is_faded = bw_desk_is_faded (facts->desk);

  bw_theme_set_faded (GTK_WIDGET (self), is_faded);
  if (is_faded)
    {
      time = bw_format_as_of (facts->now, bw_desk_get_now (facts->desk), facts->zone, facts->language);
      /* Translators: on every card while there is no connection; %s: a time */
      text = g_strdup_printf (C_("card", "as of %s"), time);
    }

  bw_map_card_set_as_of (self->map_card, text);
  bw_area_list_set_as_of (self->area_list, text);
  bw_progress_card_set_as_of (self->progress_card, text);
}

static void
update_measures (BwOverviewBoard *self,
                 const BwFacts   *facts,
                 BwPlace          scope)
{
  const Measures *measures = &city_measures;

  if (bw_place_tree_get_level (facts->places, scope) > BW_LEVEL_CITY)
    measures = &district_measures;
  if (measures == self->measures)
    return;

  self->measures = measures;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/* The sites of an area stand in the list beside the map: until their pages are
 * there, this is the list behind each figure. */
static void
on_key_figures_show_list_cb (BwOverviewBoard *self,
                             guint            figure)
{
  g_assert (BW_IS_OVERVIEW_BOARD (self));

  bw_area_list_focus (self->area_list);
}

static GtkSizeRequestMode
bw_overview_board_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
measure_height (BwOverviewBoard *self,
                int              width,
                int             *minimum,
                int             *natural)
{
  const Measures *m = self->measures;
  int inner = width - 2 * MARGIN_X;
  int fixed = MARGIN_TOP + MARGIN_BOTTOM + 2 * GAP
              + get_least_height (self->key_figures, width < 0 ? -1 : inner);
  int map;
  int list;
  int chart;

  if (width < 0 || !is_stacked (self, width))
    {
      *minimum = fixed + m->row_least + m->chart_least;
      *natural = fixed + m->row + m->chart;
      return;
    }

  get_stacked_heights (self, inner, &map, &list, &chart);
  *minimum = *natural = fixed + GAP + map + list + chart;
}

static void
bw_overview_board_measure (GtkWidget      *widget,
                           GtkOrientation  orientation,
                           int             for_size,
                           int            *minimum,
                           int            *natural,
                           int            *minimum_baseline,
                           int            *natural_baseline)
{
  BwOverviewBoard *self = BW_OVERVIEW_BOARD (widget);
  int least = get_least_width (GTK_WIDGET (self->key_figures));

  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      measure_height (self, for_size, minimum, natural);
      return;
    }

  least = MAX (least, get_least_width (GTK_WIDGET (self->map_card)));
  least = MAX (least, get_least_width (GTK_WIDGET (self->area_list)));
  least = MAX (least, get_least_width (GTK_WIDGET (self->progress_card)));
  *minimum = least + 2 * MARGIN_X;
  *natural = MAX (*minimum, 1080);
}

static void
bw_overview_board_size_allocate (GtkWidget *widget,
                                 int        width,
                                 int        height,
                                 int        baseline)
{
  BwOverviewBoard *self = BW_OVERVIEW_BOARD (widget);
  int inner = width - 2 * MARGIN_X;
  int key = get_least_height (self->key_figures, inner);
  int y = MARGIN_TOP + key + GAP;

  /* What they want is asked for before it is given. */
  get_least_width (GTK_WIDGET (self->map_card));
  get_least_width (GTK_WIDGET (self->progress_card));
  allocate (self->key_figures, MARGIN_X, MARGIN_TOP, inner, key);
  if (is_stacked (self, width))
    allocate_stacked (self, inner, y);
  else
    allocate_wide (self, inner, y, height);
}

static void
bw_overview_board_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), BW_TYPE_OVERVIEW_BOARD);
  g_clear_object (&BW_OVERVIEW_BOARD (object)->desk);

  G_OBJECT_CLASS (bw_overview_board_parent_class)->dispose (object);
}

static void
bw_overview_board_class_init (BwOverviewBoardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bw_overview_board_dispose;
  widget_class->get_request_mode = bw_overview_board_get_request_mode;
  widget_class->measure = bw_overview_board_measure;
  widget_class->size_allocate = bw_overview_board_size_allocate;

  g_type_ensure (BW_TYPE_KEY_FIGURES);
  g_type_ensure (BW_TYPE_MAP_CARD);
  g_type_ensure (BW_TYPE_AREA_LIST);
  g_type_ensure (BW_TYPE_PROGRESS_CARD);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/bulwarkdesk/Bulwark/overview/bw-overview-board.ui");
  gtk_widget_class_bind_template_child (widget_class, BwOverviewBoard, key_figures);
  gtk_widget_class_bind_template_child (widget_class, BwOverviewBoard, map_card);
  gtk_widget_class_bind_template_child (widget_class, BwOverviewBoard, area_list);
  gtk_widget_class_bind_template_child (widget_class, BwOverviewBoard, progress_card);
  gtk_widget_class_bind_template_callback (widget_class, on_key_figures_show_list_cb);
}

static void
bw_overview_board_init (BwOverviewBoard *self)
{
  self->measures = &city_measures;
  self->scope = BW_PLACE_NONE;
  gtk_widget_init_template (GTK_WIDGET (self));
  bw_stage_attach (GTK_WIDGET (self));
}

GtkWidget *
bw_overview_board_new (void)
{
  return g_object_new (BW_TYPE_OVERVIEW_BOARD, NULL);
}

/**
 * bw_overview_board_set_desk:
 * @self: a board without a desk
 * @desk: what it shows
 */
void
bw_overview_board_set_desk (BwOverviewBoard *self,
                            BwDesk          *desk)
{
  g_return_if_fail (BW_IS_OVERVIEW_BOARD (self));
  g_return_if_fail (self->desk == NULL && BW_IS_DESK (desk));

  self->desk = g_object_ref (desk);
  bw_map_card_set_desk (self->map_card, desk);
  bw_area_list_set_desk (self->area_list, desk);
}

/**
 * bw_overview_board_update:
 * @self: a board
 * @facts: of the desk, with a round
 * @scope: what is shown
 * @change: (nullable): what changed since the last call; %NULL: everything
 */
void
bw_overview_board_update (BwOverviewBoard    *self,
                          const BwFacts      *facts,
                          BwPlace             scope,
                          const BwDeskChange *change)
{
  gboolean is_all;

  g_return_if_fail (BW_IS_OVERVIEW_BOARD (self));
  g_return_if_fail (facts != NULL && facts->round != NULL);

  is_all = change == NULL || change->structure || scope != self->scope
           || scope >= change->n_places || change->is_changed[scope] || change->types != 0;
  self->scope = scope;
  update_measures (self, facts, scope);
  update_as_of (self, facts);

  /* A change elsewhere in the tree touches nothing of this. */
  if (is_all)
    {
      bw_key_figures_update (self->key_figures, facts, scope);
      bw_map_card_update (self->map_card, facts, scope);
      bw_progress_card_update (self->progress_card, facts, scope);
    }
  bw_area_list_update (self->area_list, facts, scope, change);
}

/**
 * bw_overview_board_glance:
 * @self: a board
 * @facts: of the desk, with a round
 *
 * Figures have changed; all but the first follow with the next update.
 */
void
bw_overview_board_glance (BwOverviewBoard *self,
                          const BwFacts   *facts)
{
  g_return_if_fail (BW_IS_OVERVIEW_BOARD (self));
  g_return_if_fail (facts != NULL && facts->round != NULL);

  if (self->scope != BW_PLACE_NONE)
    bw_key_figures_update (self->key_figures, facts, self->scope);
}

/**
 * bw_overview_board_reread:
 * @self: a board
 * @facts: of the desk, with a round
 *
 * Time has passed: plans, ages and projections are others.
 */
void
bw_overview_board_reread (BwOverviewBoard *self,
                          const BwFacts   *facts)
{
  g_return_if_fail (BW_IS_OVERVIEW_BOARD (self));
  g_return_if_fail (facts != NULL && facts->round != NULL);

  update_as_of (self, facts);
  bw_key_figures_update (self->key_figures, facts, self->scope);
  bw_progress_card_update (self->progress_card, facts, self->scope);
  bw_area_list_reread (self->area_list, facts);
}

BwKeyFigures *
bw_overview_board_get_key_figures (BwOverviewBoard *self)
{
  g_return_val_if_fail (BW_IS_OVERVIEW_BOARD (self), NULL);

  return self->key_figures;
}

BwAreaList *
bw_overview_board_get_area_list (BwOverviewBoard *self)
{
  g_return_val_if_fail (BW_IS_OVERVIEW_BOARD (self), NULL);

  return self->area_list;
}

BwProgressCard *
bw_overview_board_get_progress_card (BwOverviewBoard *self)
{
  g_return_val_if_fail (BW_IS_OVERVIEW_BOARD (self), NULL);

  return self->progress_card;
}

gboolean
bw_overview_board_is_settled (BwOverviewBoard *self)
{
  g_return_val_if_fail (BW_IS_OVERVIEW_BOARD (self), FALSE);

  return bw_area_list_is_settled (self->area_list) && bw_map_card_is_settled (self->map_card);
}
