/* bw-coverage-card.c: which areas have not been visited unannounced, and for how long
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-coverage-card.h"

#include "bw-accessible.h"
#include "bw-export-button.h"
#include "bw-format-text.h"
#include "bw-format.h"
#include "bw-picture-menu.h"
#include "bw-theme.h"
#include "bw-time.h"
#include "bw-visit-words.h"

#include <glib/gi18n.h>

/* After which an area counts as neglected. */
#define NEGLECTED (3 * BW_TIME_DAY)

struct _BwCoverageCard
{
  AdwBin parent_instance;

  GtkLabel   *summary;
  GtkFlowBox *box;
  GPtrArray  *labels;  /* (owned) (element-type GtkLabel): of the box */
  GArray     *all;     /* (owned) (element-type BwVisitCoverage): those too that are not shown */
  BwDesk     *desk;    /* (owned) (nullable) */

  BwExportButton *export;
};

static const char * const titles[] = { N_("Area"), N_("Last visited unannounced"), N_("Date"), NULL };

G_DEFINE_FINAL_TYPE (BwCoverageCard, bw_coverage_card, ADW_TYPE_BIN)

static void
set_n_labels (BwCoverageCard *self,
              guint           n)
{
  while (self->labels->len > n)
    {
      GtkWidget *label = g_ptr_array_index (self->labels, self->labels->len - 1);

      gtk_flow_box_remove (self->box, gtk_widget_get_parent (label));
      g_ptr_array_set_size (self->labels, (int) self->labels->len - 1);
    }

  while (self->labels->len < n)
    {
      GtkWidget *label = gtk_label_new (NULL);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      g_ptr_array_add (self->labels, label);
      gtk_flow_box_append (self->box, label);
      gtk_widget_set_focusable (gtk_widget_get_parent (label), FALSE);
    }
}

static void
set_label (BwCoverageCard        *self,
           guint                  index,
           BwDesk                *desk,
           const BwVisitCoverage *coverage)
{
  GtkLabel *label = g_ptr_array_index (self->labels, index);
  gint64 now = bw_desk_get_data_now (desk);
  g_autofree char *when = bw_visit_words_dup_coverage (coverage, now, bw_desk_get_time_zone (desk));
  gboolean is_neglected = coverage->last == 0 || now - coverage->last > NEGLECTED;
  g_autofree char *text = NULL;

  /* Translators: an area, then when it was last visited unannounced: "Weidu · 2 days ago" */
  text = g_strdup_printf (C_("coverage", "%s · %s"),
                          bw_place_tree_get_name (bw_desk_get_places (desk), coverage->part,
                                                  bw_desk_get_language (desk)),
                          when);
  gtk_label_set_label (label, text);
  bw_accessible_set_label (GTK_ACCESSIBLE (gtk_widget_get_parent (GTK_WIDGET (label))), text);
  bw_theme_set_tone (GTK_WIDGET (label), is_neglected ? BW_TONE_LATE : BW_TONE_FG);
}

/* (transfer full) (element-type GStrv): all areas, the most neglected first. */
static GPtrArray *
list_rows (gpointer user_data)
{
  BwCoverageCard *self = BW_COVERAGE_CARD (user_data);
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  GTimeZone *zone = bw_desk_get_time_zone (self->desk);
  const char *language = bw_desk_get_language (self->desk);

  for (guint i = 0; i < self->all->len; i++)
    {
      const BwVisitCoverage *coverage = &g_array_index (self->all, BwVisitCoverage, i);
      char **row = g_new0 (char *, G_N_ELEMENTS (titles));

      row[0] = g_strdup (bw_place_tree_get_name (bw_desk_get_places (self->desk), coverage->part, language));
      row[1] = bw_visit_words_dup_coverage (coverage, bw_desk_get_data_now (self->desk), zone);
      row[2] = coverage->last > 0 ? bw_format_date_time (coverage->last, zone, language) : g_strdup ("");
      g_ptr_array_add (rows, row);
    }

  return rows;
}

static void
bw_coverage_card_dispose (GObject *object)
{
  g_clear_object (&BW_COVERAGE_CARD (object)->desk);

  G_OBJECT_CLASS (bw_coverage_card_parent_class)->dispose (object);
}

static void
bw_coverage_card_finalize (GObject *object)
{
  g_ptr_array_unref (BW_COVERAGE_CARD (object)->labels);
  g_array_unref (BW_COVERAGE_CARD (object)->all);

  G_OBJECT_CLASS (bw_coverage_card_parent_class)->finalize (object);
}

static void
bw_coverage_card_class_init (BwCoverageCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bw_coverage_card_dispose;
  G_OBJECT_CLASS (klass)->finalize = bw_coverage_card_finalize;
}

static void
bw_coverage_card_init (BwCoverageCard *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *title = gtk_label_new (_("Coverage of unannounced visits"));

  self->labels = g_ptr_array_new ();
  self->all = g_array_new (FALSE, FALSE, sizeof (BwVisitCoverage));
  self->export = BW_EXPORT_BUTTON (g_object_new (BW_TYPE_EXPORT_BUTTON, NULL));
  bw_export_button_set_title (self->export, gtk_label_get_text (GTK_LABEL (title)));
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_add_css_class (title, "heading");
  self->summary = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->summary), "fg2");
  gtk_widget_add_css_class (GTK_WIDGET (self->summary), "caption");
  gtk_widget_add_css_class (head, "inspection-head");
  gtk_box_append (GTK_BOX (head), title);
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->summary));
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->export));
  self->box = GTK_FLOW_BOX (gtk_flow_box_new ());
  gtk_flow_box_set_selection_mode (self->box, GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (self->box, 6);
  gtk_flow_box_set_homogeneous (self->box, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->box), "coverage");
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->box));
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  adw_bin_set_child (ADW_BIN (self), box);
  bw_picture_menu_attach (GTK_WIDGET (self->box), GTK_WIDGET (self));
}

void
bw_coverage_card_update (BwCoverageCard     *self,
                         BwDesk             *desk,
                         const BwVisitFacts *facts)
{
  guint n = facts->coverage->len;
  guint n_never = 0;
  g_autofree char *summary = NULL;

  g_return_if_fail (BW_IS_COVERAGE_CARD (self));

  g_array_set_size (self->all, 0);
  g_array_append_vals (self->all, facts->coverage->data, n);
  if (g_set_object (&self->desk, desk))
    bw_export_button_set_texts (self->export, list_rows, titles, G_OBJECT (self));

  while (n_never < n && g_array_index (facts->coverage, BwVisitCoverage, n_never).last == 0)
    n_never++;

  /* Translators: areas without an unannounced visit, out of how many: "2 of 9 never visited" */
  summary = bw_format_text (_("%u of %u never visited"), n_never, n);
  gtk_label_set_label (self->summary, summary);
  bw_accessible_set_label (GTK_ACCESSIBLE (self->box), summary);
  gtk_widget_set_visible (GTK_WIDGET (self), n > 0);
  bw_picture_menu_set_subject (GTK_WIDGET (self->box), desk, _("Coverage of unannounced visits"), NULL);
  set_n_labels (self, MIN (n, BW_COVERAGE_CARD_MAX));
  for (guint i = 0; i < self->labels->len; i++)
    set_label (self, i, desk, &g_array_index (facts->coverage, BwVisitCoverage, i));
}

const char *
bw_coverage_card_get_text (BwCoverageCard *self)
{
  g_return_val_if_fail (BW_IS_COVERAGE_CARD (self), NULL);

  return gtk_label_get_label (self->summary);
}
