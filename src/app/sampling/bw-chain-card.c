/* bw-chain-card.c: the card of the chain: sampled, sent, tested, reported
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-chain-card.h"

#include "bw-accessible.h"
#include "bw-calm.h"
#include "bw-format.h"
#include "bw-share-bar.h"
#include "bw-theme.h"

#include <glib/gi18n.h>
#include <math.h>

#define ROW_HEIGHT 23

struct _BwChainCard
{
  GtkWidget parent_instance;

  GtkWidget *box;                        /* (owned) */
  GtkWidget *buttons[BW_N_CHAIN_STEPS];  /* (unowned): in @box */
  GtkWidget *bars[BW_N_CHAIN_STEPS];     /* (unowned) */
  GtkWidget *values[BW_N_CHAIN_STEPS];   /* (unowned) */
  GtkWidget *notes[BW_N_CHAIN_STEPS];    /* (unowned) */
  char      *texts[BW_N_CHAIN_STEPS];    /* (owned) (nullable) */
  BwExportButton *export;                /* (unowned): in @box */
  GtkWidget *strip;                      /* (owned) (nullable) */
  guint      shown;
  BwDesk    *desk;                       /* (owned) (nullable) */
  BwPlace    place;
};

static const char * const titles[] = {
  N_("Step"), N_("People"), N_("Share"), N_("What waits"), N_("As of"), NULL
};

G_DEFINE_FINAL_TYPE (BwChainCard, bw_chain_card, GTK_TYPE_WIDGET)

static void
describe (BwChainCard *self,
          guint        step,
          const char  *value,
          const char  *note)
{
  g_autofree char *text = g_strdup_printf ("%s %s%s%s", bw_chain_get_name (step), value,
                                           note[0] != '\0' ? _(", ") : "", note);

  if (g_strcmp0 (self->texts[step], text) == 0)
    return;

  g_free (self->texts[step]);
  self->texts[step] = g_steal_pointer (&text);
  gtk_widget_set_tooltip_text (self->buttons[step], self->texts[step]);
  bw_accessible_set_label (GTK_ACCESSIBLE (self->buttons[step]), self->texts[step]);
}

/* (transfer full) (element-type GStrv): a row for each step, in full digits. */
static GPtrArray *
list_rows (gpointer user_data)
{
  BwChainCard *self = BW_CHAIN_CARD (user_data);
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  BwFacts facts;
  BwChain chain;

  bw_facts_init (&facts, self->desk);
  if (facts.round == NULL)
    return rows;

  bw_chain_init (&chain, &facts, self->place);
  for (guint i = 0; i < BW_N_CHAIN_STEPS; i++)
    {
      char **row = g_new0 (char *, G_N_ELEMENTS (titles));

      row[0] = g_strdup (bw_chain_get_name (i));
      row[1] = isnan (chain.done[i]) ? bw_format_value (NAN, BW_BOUND_EXACT, facts.language)
                                     : g_strdup_printf ("%.0f", chain.done[i]);
      row[2] = bw_format_share (bw_chain_get_share (&chain, i));
      row[3] = bw_chain_dup_note (&chain, i);
      row[4] = chain.as_of[i] > 0 ? bw_format_date_time (chain.as_of[i], bw_desk_get_time_zone (self->desk),
                                                         facts.language)
                                  : g_strdup ("");
      g_ptr_array_add (rows, row);
    }

  return rows;
}

static void
update_step (BwChainCard   *self,
             const BwChain *chain,
             guint          step,
             const BwFacts *facts)
{
  g_autofree char *value = bw_format_value (chain->done[step], BW_BOUND_EXACT, facts->language);
  g_autofree char *note = bw_chain_dup_note (chain, step);
  double share = bw_chain_get_share (chain, step);
  const BwBar bar = {
    .share = share,
    .plan_share = NAN,
    .state = isnan (share) ? BW_PACE_UNKNOWN : share >= 1.0 ? BW_PACE_DONE : BW_PACE_IN_TIME,
  };

  bw_share_bar_set_bar (BW_SHARE_BAR (self->bars[step]), &bar);
  bw_calm_set_text (GTK_LABEL (self->values[step]), value);
  bw_calm_set_text (GTK_LABEL (self->notes[step]), note);
  bw_theme_set_tone (self->notes[step], chain->is_contradiction[step] ? BW_TONE_LATE : BW_TONE_FG2);
  describe (self, step, value, note);
}

static void
update_strip (BwChainCard   *self,
              const BwFacts *facts)
{
  g_autoptr (BwTruth) truth = NULL;

  if (self->strip == NULL || !gtk_widget_get_visible (self->strip) || facts->round == NULL)
    return;

  truth = bw_chain_new_truth (facts, self->place, self->shown);
  bw_truth_strip_set_truth (BW_TRUTH_STRIP (self->strip), truth);
}

static void
on_button_clicked_cb (BwChainCard *self,
                      GtkWidget   *button)
{
  graphene_rect_t bounds;
  BwFacts facts;

  g_assert (BW_IS_CHAIN_CARD (self));

  if (self->desk == NULL || !gtk_widget_compute_bounds (button, GTK_WIDGET (self), &bounds))
    return;

  for (guint i = 0; i < BW_N_CHAIN_STEPS; i++)
    {
      if (self->buttons[i] == button)
        self->shown = i;
    }

  if (self->strip == NULL)
    {
      self->strip = g_object_ref_sink (bw_truth_strip_new ());
      bw_truth_strip_set_list (BW_TRUTH_STRIP (self->strip), NULL);
      gtk_popover_set_position (GTK_POPOVER (self->strip), GTK_POS_BOTTOM);
      gtk_widget_set_parent (self->strip, GTK_WIDGET (self));
    }
  gtk_popover_set_pointing_to (GTK_POPOVER (self->strip),
                               &(GdkRectangle) { (int) bounds.origin.x, (int) bounds.origin.y,
                                                 (int) bounds.size.width, (int) bounds.size.height });
  gtk_popover_popup (GTK_POPOVER (self->strip));
  bw_facts_init (&facts, self->desk);
  update_strip (self, &facts);
}

static void
bw_chain_card_size_allocate (GtkWidget *widget,
                             int        width,
                             int        height,
                             int        baseline)
{
  BwChainCard *self = BW_CHAIN_CARD (widget);

  gtk_widget_size_allocate (self->box, &(GtkAllocation) { 0, 0, width, height }, baseline);
  if (self->strip != NULL)
    gtk_popover_present (GTK_POPOVER (self->strip));
}

static void
bw_chain_card_measure (GtkWidget      *widget,
                       GtkOrientation  orientation,
                       int             for_size,
                       int            *minimum,
                       int            *natural,
                       int            *minimum_baseline,
                       int            *natural_baseline)
{
  gtk_widget_measure (BW_CHAIN_CARD (widget)->box, orientation, for_size, minimum, natural, NULL, NULL);
}

static void
bw_chain_card_dispose (GObject *object)
{
  BwChainCard *self = BW_CHAIN_CARD (object);

  if (self->strip != NULL)
    gtk_widget_unparent (self->strip);
  g_clear_object (&self->strip);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (bw_chain_card_parent_class)->dispose (object);
}

static void
bw_chain_card_finalize (GObject *object)
{
  for (guint i = 0; i < BW_N_CHAIN_STEPS; i++)
    g_clear_pointer (&BW_CHAIN_CARD (object)->texts[i], g_free);

  G_OBJECT_CLASS (bw_chain_card_parent_class)->finalize (object);
}

static void
bw_chain_card_class_init (BwChainCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bw_chain_card_dispose;
  G_OBJECT_CLASS (klass)->finalize = bw_chain_card_finalize;
  widget_class->measure = bw_chain_card_measure;
  widget_class->size_allocate = bw_chain_card_size_allocate;

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

/* Bars stand below each other, whatever stands beside them. */
static GtkWidget *
make_row (BwChainCard  *self,
          guint         step,
          GtkSizeGroup *name_group,
          GtkSizeGroup *value_group,
          GtkSizeGroup *note_group)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *name = gtk_label_new (bw_chain_get_name (step));

  self->buttons[step] = button;
  self->bars[step] = bw_share_bar_new ();
  self->values[step] = gtk_label_new (NULL);
  self->notes[step] = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (name), 0.0f);
  gtk_size_group_add_widget (name_group, name);
  gtk_size_group_add_widget (value_group, self->values[step]);
  gtk_size_group_add_widget (note_group, self->notes[step]);
  gtk_widget_set_valign (self->bars[step], GTK_ALIGN_CENTER);
  gtk_label_set_xalign (GTK_LABEL (self->values[step]), 0.0f);
  gtk_label_set_xalign (GTK_LABEL (self->notes[step]), 1.0f);
  gtk_widget_set_hexpand (self->notes[step], TRUE);
  gtk_widget_add_css_class (self->notes[step], "caption");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "chain-step");
  gtk_widget_set_size_request (button, -1, ROW_HEIGHT);

  gtk_box_append (GTK_BOX (row), name);
  gtk_box_append (GTK_BOX (row), self->bars[step]);
  gtk_box_append (GTK_BOX (row), self->values[step]);
  gtk_box_append (GTK_BOX (row), self->notes[step]);
  gtk_button_set_child (GTK_BUTTON (button), row);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_button_clicked_cb), self, G_CONNECT_SWAPPED);
  return button;
}

static void
bw_chain_card_init (BwChainCard *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *title = gtk_label_new (_("Sampled – sent – tested – reported"));
  g_autoptr (GtkSizeGroup) name_group = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  g_autoptr (GtkSizeGroup) value_group = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  g_autoptr (GtkSizeGroup) note_group = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);

  self->place = BW_PLACE_NONE;
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_label_set_xalign (GTK_LABEL (title), 0.0f);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (title, "heading");
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_add_css_class (head, "card-head");
  gtk_box_append (GTK_BOX (head), title);
  self->export = BW_EXPORT_BUTTON (g_object_new (BW_TYPE_EXPORT_BUTTON, NULL));
  bw_export_button_set_title (self->export, gtk_label_get_text (GTK_LABEL (title)));
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->export));
  gtk_box_append (GTK_BOX (self->box), head);
  for (guint i = 0; i < BW_N_CHAIN_STEPS; i++)
    gtk_box_append (GTK_BOX (self->box), make_row (self, i, name_group, value_group, note_group));
}

GtkWidget *
bw_chain_card_new (void)
{
  return g_object_new (BW_TYPE_CHAIN_CARD, NULL);
}

/**
 * bw_chain_card_update:
 * @self: a card
 * @facts: of the desk, with a round
 * @place: whose chain
 */
void
bw_chain_card_update (BwChainCard   *self,
                      const BwFacts *facts,
                      BwPlace        place)
{
  BwChain chain;

  g_return_if_fail (BW_IS_CHAIN_CARD (self));
  g_return_if_fail (facts != NULL && facts->round != NULL);

  if (g_set_object (&self->desk, facts->desk))
    bw_export_button_set_texts (self->export, list_rows, titles, G_OBJECT (self));
  self->place = place;
  bw_chain_init (&chain, facts, place);
  for (guint i = 0; i < BW_N_CHAIN_STEPS; i++)
    update_step (self, &chain, i, facts);
  update_strip (self, facts);
}

const char *
bw_chain_card_get_text (BwChainCard *self,
                        guint        step)
{
  g_return_val_if_fail (BW_IS_CHAIN_CARD (self), "");
  g_return_val_if_fail (step < BW_N_CHAIN_STEPS, "");

  return self->texts[step] != NULL ? self->texts[step] : "";
}

GtkWidget *
bw_chain_card_get_button (BwChainCard *self,
                          guint        step)
{
  g_return_val_if_fail (BW_IS_CHAIN_CARD (self), NULL);
  g_return_val_if_fail (step < BW_N_CHAIN_STEPS, NULL);

  return self->buttons[step];
}

BwExportButton *
bw_chain_card_get_export (BwChainCard *self)
{
  g_return_val_if_fail (BW_IS_CHAIN_CARD (self), NULL);

  return self->export;
}

BwTruthStrip *
bw_chain_card_get_strip (BwChainCard *self)
{
  g_return_val_if_fail (BW_IS_CHAIN_CARD (self), NULL);

  return self->strip != NULL ? BW_TRUTH_STRIP (self->strip) : NULL;
}
