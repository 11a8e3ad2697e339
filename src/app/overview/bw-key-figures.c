/* bw-key-figures.c: the card of the six figures of the overview
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-key-figures.h"

#include "bw-key-truth.h"

struct _BwKeyFigures
{
  AdwBin parent_instance;

  BwFigureCard *card;   /* (unowned): the child */
  BwDesk       *desk;   /* (owned) (nullable) */
  BwPlace       place;
};

enum
{
  SHOW_LIST,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BwKeyFigures, bw_key_figures, ADW_TYPE_BIN)

/* Teams are in no list of this page, and have no page yet. */
static const char *
get_list_label (BwKeyFigure figure)
{
  return figure != BW_KEY_FIGURE_TEAMS ? bw_key_truth_get_list (figure) : NULL;
}

static BwTruth *
make_truth (guint    figure,
            gpointer user_data)
{
  BwKeyFigures *self = user_data;
  BwFacts facts;

  if (self->desk == NULL)
    return NULL;

  bw_facts_init (&facts, self->desk);
  return facts.round != NULL ? bw_key_truth_new ((BwKeyFigure) figure, &facts, self->place) : NULL;
}

static void
on_card_show_list_cb (BwKeyFigures *self,
                      guint         figure)
{
  g_assert (BW_IS_KEY_FIGURES (self));

  g_signal_emit (self, signals[SHOW_LIST], 0, figure);
}

/* What is read out by telephone moves no total, and no refresh tells of it. */
static void
on_calls_changed_cb (BwKeyFigures *self,
                     BwCallBook   *calls)
{
  BwFacts facts;

  g_assert (BW_IS_KEY_FIGURES (self));

  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  bw_facts_init (&facts, self->desk);
  if (facts.round != NULL)
    bw_key_figures_update (self, &facts, self->place);
}

static void
bw_key_figures_dispose (GObject *object)
{
  BwKeyFigures *self = BW_KEY_FIGURES (object);

  g_clear_object (&self->desk);

  G_OBJECT_CLASS (bw_key_figures_parent_class)->dispose (object);
}

static void
bw_key_figures_class_init (BwKeyFiguresClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bw_key_figures_dispose;

  signals[SHOW_LIST] = g_signal_new ("show-list", BW_TYPE_KEY_FIGURES, G_SIGNAL_RUN_LAST,
                                     0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
bw_key_figures_init (BwKeyFigures *self)
{
  self->place = BW_PLACE_NONE;
  self->card = BW_FIGURE_CARD (bw_figure_card_new (BW_N_KEY_FIGURES));
  bw_figure_card_set_truth_func (self->card, make_truth, self, NULL);
  for (guint i = 0; i < BW_N_KEY_FIGURES; i++)
    bw_figure_card_set_list (self->card, i, get_list_label ((BwKeyFigure) i));
  g_signal_connect_object (self->card, "show-list", G_CALLBACK (on_card_show_list_cb), self,
                           G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->card));
}

GtkWidget *
bw_key_figures_new (void)
{
  return g_object_new (BW_TYPE_KEY_FIGURES, NULL);
}

/**
 * bw_key_figures_update:
 * @self: the card
 * @facts: of the desk, with a round
 * @place: whose figures
 */
void
bw_key_figures_update (BwKeyFigures  *self,
                       const BwFacts *facts,
                       BwPlace        place)
{
  g_return_if_fail (BW_IS_KEY_FIGURES (self));
  g_return_if_fail (facts != NULL && facts->round != NULL);

  if (g_set_object (&self->desk, facts->desk))
    g_signal_connect_object (bw_desk_get_calls (self->desk), "changed", G_CALLBACK (on_calls_changed_cb), self,
                             G_CONNECT_SWAPPED);
  self->place = place;
  for (guint i = 0; i < BW_N_KEY_FIGURES; i++)
    {
      BwFigureFace face;

      bw_key_figure_init_face ((BwKeyFigure) i, facts, place, &face);
      bw_figure_card_set_face (self->card, i, &face);
      bw_figure_face_clear (&face);
    }
  bw_figure_card_update_strip (self->card);
}

BwFigureButton *
bw_key_figures_get_button (BwKeyFigures *self,
                           BwKeyFigure   figure)
{
  g_return_val_if_fail (BW_IS_KEY_FIGURES (self), NULL);
  g_return_val_if_fail (figure < BW_N_KEY_FIGURES, NULL);

  return bw_figure_card_get_button (self->card, figure);
}

BwTruthStrip *
bw_key_figures_get_strip (BwKeyFigures *self)
{
  g_return_val_if_fail (BW_IS_KEY_FIGURES (self), NULL);

  return bw_figure_card_get_strip (self->card);
}
