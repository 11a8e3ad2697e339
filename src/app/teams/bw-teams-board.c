/* bw-teams-board.c: the cards of the page of teams, and where they stand
 *
 *   key figures                       92
 *   grid 692       | shifts to cover 326
 *                  | available teams
 *
 * Measures at 1280 × 800 are those of the visual reference; more width goes to the
 * grid first. In a narrow window all stand in one column and the page scrolls.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-teams-board.h"

#include "bw-stage.h"

#define MARGIN_X      24
#define MARGIN_TOP    18
#define MARGIN_BOTTOM 18
#define GAP           14
#define SIDE          326
#define GRID_LEAST    320
#define LIST_LEAST    200
#define GAPS_SHARE    0.41

/* A window of 900 px with the folded sidebar, and one of 1700 with the whole one. */
#define STACK_BELOW   848

struct _BwTeamsBoard
{
  GtkWidget parent_instance;

  BwFigureCard *figures;
  BwShiftGrid  *grid;
  BwGapList    *gaps;
  BwTeamList   *teams;
};

G_DEFINE_FINAL_TYPE (BwTeamsBoard, bw_teams_board, GTK_TYPE_WIDGET)

static int
get_least_width (gpointer widget)
{
  int minimum;

  gtk_widget_measure (GTK_WIDGET (widget), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
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

static void
allocate (gpointer widget,
          int      x,
          int      y,
          int      width,
          int      height)
{
  GtkAllocation allocation = { x, y, width, height };

  get_least_width (widget);
  gtk_widget_size_allocate (GTK_WIDGET (widget), &allocation, -1);
}

static int
find_side (BwTeamsBoard *self)
{
  return MAX (SIDE, MAX (get_least_width (self->gaps), get_least_width (self->teams)));
}

/* With large text the grid alone may need all of a wide window. */
static gboolean
is_stacked (BwTeamsBoard *self,
            int           width)
{
  return width < STACK_BELOW
         || get_least_width (self->grid) + GAP + find_side (self) > width - 2 * MARGIN_X;
}

static void
allocate_stacked (BwTeamsBoard *self,
                  int           inner,
                  int           y)
{
  allocate (self->gaps, MARGIN_X, y, inner, LIST_LEAST);
  y += LIST_LEAST + GAP;
  allocate (self->grid, MARGIN_X, y, inner, GRID_LEAST);
  y += GRID_LEAST + GAP;
  allocate (self->teams, MARGIN_X, y, inner, LIST_LEAST);
}

static void
allocate_wide (BwTeamsBoard *self,
               int           inner,
               int           y,
               int           height)
{
  int left = height - y - MARGIN_BOTTOM;
  int side = find_side (self);
  int gaps = MAX ((int) ((left - GAP) * GAPS_SHARE), MIN (LIST_LEAST, (left - GAP) / 2));

  allocate (self->grid, MARGIN_X, y, inner - GAP - side, left);
  allocate (self->gaps, MARGIN_X + inner - side, y, side, gaps);
  allocate (self->teams, MARGIN_X + inner - side, y + gaps + GAP, side, left - gaps - GAP);
}

static GtkSizeRequestMode
bw_teams_board_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
bw_teams_board_measure (GtkWidget      *widget,
                        GtkOrientation  orientation,
                        int             for_size,
                        int            *minimum,
                        int            *natural,
                        int            *minimum_baseline,
                        int            *natural_baseline)
{
  BwTeamsBoard *self = BW_TEAMS_BOARD (widget);
  int least = MAX (get_least_width (self->figures), get_least_width (self->grid));

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      least = MAX (least, MAX (get_least_width (self->gaps), get_least_width (self->teams)));
      *minimum = least + 2 * MARGIN_X;
      *natural = MAX (*minimum, 1080);
      return;
    }

  *minimum = MARGIN_TOP + MARGIN_BOTTOM + GAP
             + get_least_height (self->figures, for_size < 0 ? -1 : for_size - 2 * MARGIN_X);
  if (for_size >= 0 && is_stacked (self, for_size))
    *minimum += 2 * (LIST_LEAST + GAP) + GRID_LEAST;
  else
    *minimum += 2 * LIST_LEAST + GAP;
  *natural = *minimum;
}

static void
bw_teams_board_size_allocate (GtkWidget *widget,
                              int        width,
                              int        height,
                              int        baseline)
{
  BwTeamsBoard *self = BW_TEAMS_BOARD (widget);
  int inner = width - 2 * MARGIN_X;
  int figures = get_least_height (self->figures, inner);
  int y = MARGIN_TOP + figures + GAP;

  allocate (self->figures, MARGIN_X, MARGIN_TOP, inner, figures);
  if (is_stacked (self, width))
    allocate_stacked (self, inner, y);
  else
    allocate_wide (self, inner, y, height);
}

static void
bw_teams_board_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), BW_TYPE_TEAMS_BOARD);

  G_OBJECT_CLASS (bw_teams_board_parent_class)->dispose (object);
}

static void
bw_teams_board_class_init (BwTeamsBoardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bw_teams_board_dispose;
  widget_class->get_request_mode = bw_teams_board_get_request_mode;
  widget_class->measure = bw_teams_board_measure;
  widget_class->size_allocate = bw_teams_board_size_allocate;

  g_type_ensure (BW_TYPE_FIGURE_CARD);
  g_type_ensure (BW_TYPE_SHIFT_GRID);
  g_type_ensure (BW_TYPE_GAP_LIST);
  g_type_ensure (BW_TYPE_TEAM_LIST);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/bulwarkdesk/Bulwark/teams/bw-teams-board.ui");
  gtk_widget_class_bind_template_child (widget_class, BwTeamsBoard, figures);
  gtk_widget_class_bind_template_child (widget_class, BwTeamsBoard, grid);
  gtk_widget_class_bind_template_child (widget_class, BwTeamsBoard, gaps);
  gtk_widget_class_bind_template_child (widget_class, BwTeamsBoard, teams);
}

static void
bw_teams_board_init (BwTeamsBoard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  bw_stage_attach (GTK_WIDGET (self));
}

GtkWidget *
bw_teams_board_new (void)
{
  return g_object_new (BW_TYPE_TEAMS_BOARD, NULL);
}

BwFigureCard *
bw_teams_board_get_figures (BwTeamsBoard *self)
{
  g_return_val_if_fail (BW_IS_TEAMS_BOARD (self), NULL);

  return self->figures;
}

BwShiftGrid *
bw_teams_board_get_grid (BwTeamsBoard *self)
{
  g_return_val_if_fail (BW_IS_TEAMS_BOARD (self), NULL);

  return self->grid;
}

BwGapList *
bw_teams_board_get_gaps (BwTeamsBoard *self)
{
  g_return_val_if_fail (BW_IS_TEAMS_BOARD (self), NULL);

  return self->gaps;
}

BwTeamList *
bw_teams_board_get_teams (BwTeamsBoard *self)
{
  g_return_val_if_fail (BW_IS_TEAMS_BOARD (self), NULL);

  return self->teams;
}
