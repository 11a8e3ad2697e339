/* bw-rhythm-card.c: the hours of the day against the plan; near the end, who is missing
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-rhythm-card.h"

#include "bw-accessible.h"
#include "bw-calm.h"
#include "bw-export-button.h"
#include "bw-format-text.h"
#include "bw-format.h"
#include "bw-hour-chart-view.h"
#include "bw-legend-mark.h"
#include "bw-picture-menu.h"

#include <glib/gi18n.h>
#include <math.h>

#define N_LINES 4

struct _BwRhythmCard
{
  GtkWidget parent_instance;

  GtkWidget       *box;
  GtkLabel        *title;
  GtkLabel        *as_of;
  GtkToggleButton *turn;
  GtkLabel        *more;
  BwExportButton  *export;
  GtkWidget       *legend;
  GtkStack        *stack;
  BwHourChartView *hours;
  GtkBox          *lines;

  GtkWidget       *buttons[N_LINES];   /* (unowned): in @lines */
  GtkWidget       *names[N_LINES];     /* (unowned) */
  GtkWidget       *counts[N_LINES];    /* (unowned) */
  GtkWidget       *reasons[N_LINES];   /* (unowned) */
  BwPlace          places[N_LINES];
  char            *texts[N_LINES];     /* (owned) (nullable) */
  gboolean         is_due;
  BwDesk          *desk;               /* (owned) (nullable) */
  BwPlace          scope;
};

enum
{
  PLACE_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BwRhythmCard, bw_rhythm_card, GTK_TYPE_WIDGET)

static const char * const titles[] = {
  N_("Area or point"), N_("Code"), N_("People missing"), N_("Why"),
  N_("As of"), NULL,
};

/* All of them, not only those that the card has room for. */
static GPtrArray *
list_rows (gpointer user_data)
{
  BwRhythmCard *self = BW_RHYTHM_CARD (user_data);
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_autoptr (GArray) list = NULL;
  BwFacts facts;

  bw_facts_init (&facts, self->desk);
  if (facts.round == NULL)
    return rows;

  list = bw_missing_list (&facts, self->scope, G_MAXUINT, NULL);
  for (guint i = 0; i < list->len; i++)
    {
      const BwMissing *missing = &g_array_index (list, BwMissing, i);
      gint64 as_of = bw_picture_get_as_of (facts.picture, missing->place, facts.sampling);
      char **row = g_new0 (char *, G_N_ELEMENTS (titles));

      row[0] = g_strdup (bw_place_tree_get_name (facts.places, missing->place, facts.language));
      row[1] = g_strdup (bw_place_tree_get_code (facts.places, missing->place));
      row[2] = bw_missing_dup_count (missing, facts.language);
      row[3] = g_strdup (missing->reason);
      row[4] = as_of > 0 ? bw_format_date_time (as_of, facts.zone, facts.language) : g_strdup ("");
      g_ptr_array_add (rows, row);
    }

  return rows;
}

static void
show_hours (BwRhythmCard  *self,
            const BwFacts *facts,
            BwPlace        scope)
{
  const BwPace *pace = bw_desk_get_pace (facts->desk, scope);
  const BwHourChart chart = {
    .round = facts->round,
    .history = bw_picture_get_series (facts->picture, scope, facts->sampling, facts->sampled),
    .target = pace->target,
    .done = pace->done,
    .now = facts->now,
    .has_milestones = TRUE,
    .zone = facts->zone,
    .language = facts->language,
  };

  bw_hour_chart_view_set_chart (self->hours, &chart);
  bw_picture_menu_set_subject (GTK_WIDGET (self->hours), facts->desk, C_("card", "Sampled by the hour"), NULL);
}

static void
show_line (BwRhythmCard    *self,
           guint            index,
           const BwMissing *missing,
           const BwFacts   *facts)
{
  const char *name = bw_place_tree_get_name (facts->places, missing->place, facts->language);
  g_autofree char *count = bw_missing_dup_count (missing, facts->language);
  g_autofree char *text = g_strdup_printf ("%s%s%s%s%s", name, _(", "), count, _(", "), missing->reason);

  self->places[index] = missing->place;
  bw_calm_set_text (GTK_LABEL (self->names[index]), name);
  bw_calm_set_text (GTK_LABEL (self->counts[index]), count);
  bw_calm_set_text (GTK_LABEL (self->reasons[index]), missing->reason);
  bw_theme_set_tone (self->reasons[index], missing->is_urgent ? BW_TONE_LATE : BW_TONE_FG2);
  if (g_strcmp0 (self->texts[index], text) == 0)
    return;

  g_free (self->texts[index]);
  self->texts[index] = g_steal_pointer (&text);
  bw_accessible_set_label (GTK_ACCESSIBLE (self->buttons[index]), self->texts[index]);
}

static void
show_missing (BwRhythmCard  *self,
              const BwFacts *facts,
              BwPlace        scope)
{
  guint n_all = 0;
  g_autoptr (GArray) list = bw_missing_list (facts, scope, N_LINES, &n_all);
  g_autofree char *more = NULL;

  self->scope = scope;
  if (g_set_object (&self->desk, facts->desk))
    bw_export_button_set_texts (self->export, list_rows, titles, G_OBJECT (self));
  bw_picture_menu_set_subject (GTK_WIDGET (self->lines), facts->desk, _("Who is missing, and why"), NULL);

  /* Translators: areas or points where people are missing too, and which the card has no room for */
  more = n_all > list->len ? bw_format_text (ngettext ("and %u more in the list", "and %u more in the list",
                                                       n_all - list->len), n_all - list->len) : g_strdup ("");
  bw_calm_set_text (self->more, more);
  for (guint i = 0; i < N_LINES; i++)
    {
      gtk_widget_set_visible (self->buttons[i], i < list->len);
      if (i < list->len)
        show_line (self, i, &g_array_index (list, BwMissing, i), facts);
      else
        g_clear_pointer (&self->texts[i], g_free);
    }
}

static void
update_view (BwRhythmCard *self)
{
  gboolean is_missing = bw_rhythm_card_is_missing (self);

  gtk_widget_set_visible (GTK_WIDGET (self->turn), self->is_due);
  gtk_widget_set_visible (self->legend, !is_missing);
  gtk_widget_set_visible (GTK_WIDGET (self->more), is_missing);
  gtk_widget_set_visible (GTK_WIDGET (self->export), is_missing);
  gtk_label_set_text (self->title, is_missing ? _("Who is missing, and why") : C_("card", "Sampled by the hour"));
  gtk_stack_set_visible_child (self->stack, is_missing ? GTK_WIDGET (self->lines) : GTK_WIDGET (self->hours));
}

static void
on_turn_toggled_cb (BwRhythmCard *self)
{
  g_assert (BW_IS_RHYTHM_CARD (self));

  update_view (self);
}

static void
on_button_clicked_cb (BwRhythmCard *self,
                      GtkWidget    *button)
{
  g_assert (BW_IS_RHYTHM_CARD (self));

  for (guint i = 0; i < N_LINES; i++)
    {
      if (self->buttons[i] == button)
        g_signal_emit (self, signals[PLACE_CHOSEN], 0, (guint) self->places[i]);
    }
}

static void
bw_rhythm_card_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), BW_TYPE_RHYTHM_CARD);
  g_clear_object (&BW_RHYTHM_CARD (object)->desk);

  G_OBJECT_CLASS (bw_rhythm_card_parent_class)->dispose (object);
}

static void
bw_rhythm_card_finalize (GObject *object)
{
  for (guint i = 0; i < N_LINES; i++)
    g_clear_pointer (&BW_RHYTHM_CARD (object)->texts[i], g_free);

  G_OBJECT_CLASS (bw_rhythm_card_parent_class)->finalize (object);
}

static void
bw_rhythm_card_class_init (BwRhythmCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bw_rhythm_card_dispose;
  G_OBJECT_CLASS (klass)->finalize = bw_rhythm_card_finalize;

  signals[PLACE_CHOSEN] = g_signal_new ("place-chosen", BW_TYPE_RHYTHM_CARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                        NULL, G_TYPE_NONE, 1, G_TYPE_UINT);

  g_type_ensure (BW_TYPE_EXPORT_BUTTON);
  g_type_ensure (BW_TYPE_HOUR_CHART_VIEW);
  g_type_ensure (BW_TYPE_LEGEND_MARK);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/bulwarkdesk/Bulwark/sampling/bw-rhythm-card.ui");
  gtk_widget_class_bind_template_child (widget_class, BwRhythmCard, box);
  gtk_widget_class_bind_template_child (widget_class, BwRhythmCard, title);
  gtk_widget_class_bind_template_child (widget_class, BwRhythmCard, as_of);
  gtk_widget_class_bind_template_child (widget_class, BwRhythmCard, turn);
  gtk_widget_class_bind_template_child (widget_class, BwRhythmCard, more);
  gtk_widget_class_bind_template_child (widget_class, BwRhythmCard, export);
  gtk_widget_class_bind_template_child (widget_class, BwRhythmCard, legend);
  gtk_widget_class_bind_template_child (widget_class, BwRhythmCard, stack);
  gtk_widget_class_bind_template_child (widget_class, BwRhythmCard, hours);
  gtk_widget_class_bind_template_child (widget_class, BwRhythmCard, lines);
  gtk_widget_class_bind_template_callback (widget_class, on_turn_toggled_cb);
}

static GtkWidget *
make_line (BwRhythmCard *self,
           guint         index)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->buttons[index] = button;
  self->names[index] = gtk_label_new (NULL);
  self->counts[index] = gtk_label_new (NULL);
  self->reasons[index] = gtk_label_new (NULL);
  self->places[index] = BW_PLACE_NONE;
  gtk_label_set_xalign (GTK_LABEL (self->names[index]), 0.0f);
  gtk_label_set_ellipsize (GTK_LABEL (self->names[index]), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (self->names[index]), 12);
  gtk_label_set_xalign (GTK_LABEL (self->counts[index]), 1.0f);
  gtk_label_set_width_chars (GTK_LABEL (self->counts[index]), 12);
  gtk_label_set_xalign (GTK_LABEL (self->reasons[index]), 0.0f);
  gtk_label_set_ellipsize (GTK_LABEL (self->reasons[index]), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (self->reasons[index], TRUE);
  gtk_widget_add_css_class (self->names[index], "strong");
  bw_accessible_set_label (GTK_ACCESSIBLE (button), _("Show the points"));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "chain-step");
  gtk_box_append (GTK_BOX (row), self->names[index]);
  gtk_box_append (GTK_BOX (row), self->counts[index]);
  gtk_box_append (GTK_BOX (row), self->reasons[index]);
  gtk_button_set_child (GTK_BUTTON (button), row);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_button_clicked_cb), self, G_CONNECT_SWAPPED);
  return button;
}

static void
bw_rhythm_card_init (BwRhythmCard *self)
{
  g_autoptr (GtkSizeGroup) counts = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);

  gtk_widget_init_template (GTK_WIDGET (self));
  bw_picture_menu_attach (GTK_WIDGET (self->hours), GTK_WIDGET (self));
  bw_picture_menu_set_rows (GTK_WIDGET (self->hours), bw_hour_chart_view_list_rows, 2, self->hours);
  self->scope = BW_PLACE_NONE;
  bw_picture_menu_attach (GTK_WIDGET (self->lines), GTK_WIDGET (self));
  bw_accessible_set_label (GTK_ACCESSIBLE (self->lines), _("Who is missing, and why"));
  bw_export_button_set_title (self->export, _("Who is missing, and why"));
  for (guint i = 0; i < N_LINES; i++)
    {
      gtk_box_append (self->lines, make_line (self, i));
      gtk_size_group_add_widget (counts, self->counts[i]);
    }
  update_view (self);
}

GtkWidget *
bw_rhythm_card_new (void)
{
  return g_object_new (BW_TYPE_RHYTHM_CARD, NULL);
}

/**
 * bw_rhythm_card_update:
 * @self: a card
 * @facts: of the desk, with a round
 * @scope: whose rhythm
 *
 * Turns to who is missing when that is the question, once: somebody may turn it back.
 */
void
bw_rhythm_card_update (BwRhythmCard  *self,
                       const BwFacts *facts,
                       BwPlace        scope)
{
  gboolean is_due;

  g_return_if_fail (BW_IS_RHYTHM_CARD (self));
  g_return_if_fail (facts != NULL && facts->round != NULL);

  is_due = bw_missing_is_due (facts, scope);
  show_hours (self, facts, scope);
  if (is_due)
    show_missing (self, facts, scope);
  if (is_due != self->is_due)
    {
      self->is_due = is_due;
      gtk_toggle_button_set_active (self->turn, is_due);
    }
  update_view (self);
}

void
bw_rhythm_card_set_as_of (BwRhythmCard *self,
                          const char   *text)
{
  g_return_if_fail (BW_IS_RHYTHM_CARD (self));

  bw_calm_set_text (self->as_of, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->as_of), text != NULL);
}

gboolean
bw_rhythm_card_is_missing (BwRhythmCard *self)
{
  g_return_val_if_fail (BW_IS_RHYTHM_CARD (self), FALSE);

  return self->is_due && gtk_toggle_button_get_active (self->turn);
}

const char *
bw_rhythm_card_get_line (BwRhythmCard *self,
                         guint         index)
{
  g_return_val_if_fail (BW_IS_RHYTHM_CARD (self), "");

  return index < N_LINES && self->texts[index] != NULL ? self->texts[index] : "";
}

const char *
bw_rhythm_card_get_more (BwRhythmCard *self)
{
  g_return_val_if_fail (BW_IS_RHYTHM_CARD (self), "");

  return gtk_label_get_text (self->more);
}

BwExportButton *
bw_rhythm_card_get_export (BwRhythmCard *self)
{
  g_return_val_if_fail (BW_IS_RHYTHM_CARD (self), NULL);

  return self->export;
}
