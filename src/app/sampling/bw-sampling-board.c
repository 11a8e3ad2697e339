/* bw-sampling-board.c: the cards of the sampling page, and where they stand
 *
 *   key figures                        92
 *   hours            | chain          140
 *   table of points                   the rest
 *
 * Measures at 1280 × 800 are those of the visual reference; the table takes what is
 * over. In a narrow window hours and chain stand one below the other, and the page
 * scrolls.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-sampling-board.h"

#include "bw-format.h"
#include "bw-sampling-figure.h"
#include "bw-stage.h"

#include <glib/gi18n.h>

#define MARGIN_X      24
#define MARGIN_TOP    18
#define MARGIN_BOTTOM 18
#define GAP           14
#define MIDDLE        140
#define HOURS         668
#define CHAIN         350
#define TABLE         456
#define TABLE_LEAST   240

/* A window of 900 px with the folded sidebar. */
#define STACK_BELOW   848

struct _BwSamplingBoard
{
  GtkWidget parent_instance;

  BwFigureCard *figures;
  BwRhythmCard *rhythm;
  BwChainCard  *chain;
  BwPointList  *list;

  BwDesk       *desk;    /* (owned) (nullable) */
  BwPlace       scope;
};

enum
{
  POINT_ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BwSamplingBoard, bw_sampling_board, GTK_TYPE_WIDGET)

static int
get_least (gpointer       widget,
           GtkOrientation orientation,
           int            for_size)
{
  int minimum;

  gtk_widget_measure (GTK_WIDGET (widget), orientation, for_size, &minimum, NULL, NULL, NULL);
  return minimum;
}

static gboolean
is_stacked (int width)
{
  return width < STACK_BELOW;
}

/* Height of what stands between figures and table. */
static int
get_middle (BwSamplingBoard *self,
            int              width)
{
  int height = MAX (MIDDLE, MAX (get_least (self->rhythm, GTK_ORIENTATION_VERTICAL, -1),
                                 get_least (self->chain, GTK_ORIENTATION_VERTICAL, -1)));

  return is_stacked (width) ? 2 * height + GAP : height;
}

static void
allocate (gpointer widget,
          int      x,
          int      y,
          int      width,
          int      height)
{
  /* What it wants is asked for before it is given. */
  get_least (widget, GTK_ORIENTATION_HORIZONTAL, -1);
  gtk_widget_size_allocate (GTK_WIDGET (widget), &(GtkAllocation) { x, y, width, height }, -1);
}

static BwTruth *
make_truth (guint    figure,
            gpointer user_data)
{
  BwSamplingBoard *self = user_data;
  BwFacts facts;

  if (self->desk == NULL)
    return NULL;

  bw_facts_init (&facts, self->desk);
  return facts.round != NULL ? bw_sampling_figure_new_truth ((BwSamplingFigure) figure, &facts, self->scope) : NULL;
}

static void
update_figures (BwSamplingBoard *self,
                const BwFacts   *facts)
{
  for (guint i = 0; i < BW_N_SAMPLING_FIGURES; i++)
    {
      BwFigureFace face;

      bw_sampling_figure_init_face ((BwSamplingFigure) i, facts, self->scope, &face);
      bw_figure_card_set_face (self->figures, i, &face);
      bw_figure_face_clear (&face);
    }
  bw_figure_card_update_strip (self->figures);
}

static void
update_as_of (BwSamplingBoard *self,
              const BwFacts   *facts)
{
  g_autofree char *time = NULL;
  g_autofree char *text = NULL;
  gboolean is_faded = bw_desk_is_faded (facts->desk);

  bw_theme_set_faded (GTK_WIDGET (self), is_faded);
  if (is_faded)
    {
      time = bw_format_as_of (facts->now, bw_desk_get_now (facts->desk), facts->zone, facts->language);
      text = g_strdup_printf (C_("card", "as of %s"), time);
    }
  bw_rhythm_card_set_as_of (self->rhythm, text);
  bw_point_list_set_as_of (self->list, text);
}

/* The points are the list behind each figure. */
static void
on_figures_show_list_cb (BwSamplingBoard *self,
                         guint            figure)
{
  g_assert (BW_IS_SAMPLING_BOARD (self));

  bw_table_focus (bw_point_list_get_table (self->list));
}

static void
on_rhythm_place_chosen_cb (BwSamplingBoard *self,
                           guint            place)
{
  g_assert (BW_IS_SAMPLING_BOARD (self));

  if (bw_place_tree_is_site (bw_desk_get_places (self->desk), place))
    g_signal_emit (self, signals[POINT_ACTIVATED], 0, place);
  else
    bw_desk_set_scope_place (self->desk, place);
}

static void
on_list_point_activated_cb (BwSamplingBoard *self,
                            guint            place)
{
  g_assert (BW_IS_SAMPLING_BOARD (self));

  g_signal_emit (self, signals[POINT_ACTIVATED], 0, place);
}

static GtkSizeRequestMode
bw_sampling_board_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
bw_sampling_board_measure (GtkWidget      *widget,
                           GtkOrientation  orientation,
                           int             for_size,
                           int            *minimum,
                           int            *natural,
                           int            *minimum_baseline,
                           int            *natural_baseline)
{
  BwSamplingBoard *self = BW_SAMPLING_BOARD (widget);
  int inner = for_size < 0 ? -1 : for_size - 2 * MARGIN_X;
  int fixed;
  int least;

  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      fixed = MARGIN_TOP + MARGIN_BOTTOM + 2 * GAP + get_least (self->figures, orientation, inner)
              + get_middle (self, for_size < 0 ? STACK_BELOW : for_size);
      *minimum = fixed + TABLE_LEAST;
      *natural = fixed + TABLE;
      return;
    }

  least = MAX (get_least (self->figures, orientation, -1), get_least (self->rhythm, orientation, -1));
  least = MAX (least, get_least (self->chain, orientation, -1));
  least = MAX (least, get_least (self->list, orientation, -1));
  *minimum = least + 2 * MARGIN_X;
  *natural = MAX (*minimum, 1080);
}

static void
bw_sampling_board_size_allocate (GtkWidget *widget,
                                 int        width,
                                 int        height,
                                 int        baseline)
{
  BwSamplingBoard *self = BW_SAMPLING_BOARD (widget);
  int inner = width - 2 * MARGIN_X;
  int top = get_least (self->figures, GTK_ORIENTATION_VERTICAL, inner);
  int middle = get_middle (self, width);
  int y = MARGIN_TOP;

  allocate (self->figures, MARGIN_X, y, inner, top);
  y += top + GAP;
  if (is_stacked (width))
    {
      int half = (middle - GAP) / 2;

      allocate (self->rhythm, MARGIN_X, y, inner, half);
      allocate (self->chain, MARGIN_X, y + half + GAP, inner, half);
    }
  else
    {
      int chain = (inner - GAP) * CHAIN / (HOURS + CHAIN);

      chain = MAX (chain, get_least (self->chain, GTK_ORIENTATION_HORIZONTAL, -1));
      allocate (self->rhythm, MARGIN_X, y, inner - GAP - chain, middle);
      allocate (self->chain, MARGIN_X + inner - chain, y, chain, middle);
    }
  y += middle + GAP;
  allocate (self->list, MARGIN_X, y, inner, MAX (height - y - MARGIN_BOTTOM, TABLE_LEAST));
}

static void
bw_sampling_board_dispose (GObject *object)
{
  BwSamplingBoard *self = BW_SAMPLING_BOARD (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), BW_TYPE_SAMPLING_BOARD);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (bw_sampling_board_parent_class)->dispose (object);
}

static void
bw_sampling_board_class_init (BwSamplingBoardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bw_sampling_board_dispose;
  widget_class->get_request_mode = bw_sampling_board_get_request_mode;
  widget_class->measure = bw_sampling_board_measure;
  widget_class->size_allocate = bw_sampling_board_size_allocate;

  signals[POINT_ACTIVATED] = g_signal_new ("point-activated", BW_TYPE_SAMPLING_BOARD, G_SIGNAL_RUN_LAST, 0,
                                           NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);

  g_type_ensure (BW_TYPE_FIGURE_CARD);
  g_type_ensure (BW_TYPE_RHYTHM_CARD);
  g_type_ensure (BW_TYPE_CHAIN_CARD);
  g_type_ensure (BW_TYPE_POINT_LIST);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/bulwarkdesk/Bulwark/sampling/bw-sampling-board.ui");
  gtk_widget_class_bind_template_child (widget_class, BwSamplingBoard, figures);
  gtk_widget_class_bind_template_child (widget_class, BwSamplingBoard, rhythm);
  gtk_widget_class_bind_template_child (widget_class, BwSamplingBoard, chain);
  gtk_widget_class_bind_template_child (widget_class, BwSamplingBoard, list);
  gtk_widget_class_bind_template_callback (widget_class, on_figures_show_list_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_rhythm_place_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_list_point_activated_cb);
}

static void
bw_sampling_board_init (BwSamplingBoard *self)
{
  self->scope = BW_PLACE_NONE;
  gtk_widget_init_template (GTK_WIDGET (self));
  bw_stage_attach (GTK_WIDGET (self));
  bw_figure_card_set_truth_func (self->figures, make_truth, self, NULL);
  for (guint i = 0; i < BW_N_SAMPLING_FIGURES; i++)
    bw_figure_card_set_list (self->figures, i, _("Show the points"));
}

GtkWidget *
bw_sampling_board_new (void)
{
  return g_object_new (BW_TYPE_SAMPLING_BOARD, NULL);
}

/**
 * bw_sampling_board_set_desk:
 * @self: a board without a desk
 * @desk: what it shows
 * @trails: how the counts of its points went
 */
void
bw_sampling_board_set_desk (BwSamplingBoard *self,
                            BwDesk          *desk,
                            BwPointTrails   *trails)
{
  g_return_if_fail (BW_IS_SAMPLING_BOARD (self));
  g_return_if_fail (self->desk == NULL && BW_IS_DESK (desk));

  self->desk = g_object_ref (desk);
  bw_point_list_set_desk (self->list, desk, trails);
}

/**
 * bw_sampling_board_update:
 * @self: a board
 * @facts: of the desk, with a round
 * @scope: what is shown
 * @change: (nullable): what changed since the last call; %NULL: everything
 */
void
bw_sampling_board_update (BwSamplingBoard    *self,
                          const BwFacts      *facts,
                          BwPlace             scope,
                          const BwDeskChange *change)
{
  gboolean is_all;

  g_return_if_fail (BW_IS_SAMPLING_BOARD (self));
  g_return_if_fail (facts != NULL && facts->round != NULL);

  is_all = change == NULL || change->structure || scope != self->scope
           || scope >= change->n_places || change->is_changed[scope] || change->types != 0;
  self->scope = scope;
  update_as_of (self, facts);
  if (is_all)
    {
      update_figures (self, facts);
      bw_rhythm_card_update (self->rhythm, facts, scope);
      bw_chain_card_update (self->chain, facts, scope);
    }
  bw_point_list_update (self->list, facts, scope, change);
}

/**
 * bw_sampling_board_reread:
 * @self: a board
 * @facts: of the desk, with a round
 * @is_all: whether plans and projections are others by now
 */
void
bw_sampling_board_reread (BwSamplingBoard *self,
                          const BwFacts   *facts,
                          gboolean         is_all)
{
  g_return_if_fail (BW_IS_SAMPLING_BOARD (self));
  g_return_if_fail (facts != NULL && facts->round != NULL);

  if (!is_all)
    {
      bw_table_refresh (bw_point_list_get_table (self->list));
      return;
    }

  update_as_of (self, facts);
  update_figures (self, facts);
  bw_rhythm_card_update (self->rhythm, facts, self->scope);
  bw_chain_card_update (self->chain, facts, self->scope);
  bw_point_list_reread (self->list, facts);
}

BwPointList *
bw_sampling_board_get_list (BwSamplingBoard *self)
{
  g_return_val_if_fail (BW_IS_SAMPLING_BOARD (self), NULL);

  return self->list;
}

BwFigureCard *
bw_sampling_board_get_figures (BwSamplingBoard *self)
{
  g_return_val_if_fail (BW_IS_SAMPLING_BOARD (self), NULL);

  return self->figures;
}

BwChainCard *
bw_sampling_board_get_chain (BwSamplingBoard *self)
{
  g_return_val_if_fail (BW_IS_SAMPLING_BOARD (self), NULL);

  return self->chain;
}

BwRhythmCard *
bw_sampling_board_get_rhythm (BwSamplingBoard *self)
{
  g_return_val_if_fail (BW_IS_SAMPLING_BOARD (self), NULL);

  return self->rhythm;
}

gboolean
bw_sampling_board_is_settled (BwSamplingBoard *self)
{
  g_return_val_if_fail (BW_IS_SAMPLING_BOARD (self), FALSE);

  return bw_table_is_settled (bw_point_list_get_table (self->list));
}
