/* bw-truth-strip.c: the popover behind a figure
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-truth-strip.h"

#include "bw-accessible.h"
#include "bw-calm.h"
#include "bw-theme.h"

struct _BwTruthStrip
{
  GtkPopover parent_instance;

  GtkLabel  *title;
  GtkLabel  *value;
  GtkGrid   *lines;
  GtkLabel  *definition;
  GtkButton *list_button;

  guint      n_lines;
};

enum
{
  SHOW_LIST,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BwTruthStrip, bw_truth_strip, GTK_TYPE_POPOVER)

static GtkLabel *
ensure_label (BwTruthStrip *self,
              int           column,
              int           row)
{
  GtkWidget *label = gtk_grid_get_child_at (self->lines, column, row);

  if (label != NULL)
    return GTK_LABEL (label);

  label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_label_set_wrap (GTK_LABEL (label), column == 1);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 26);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  gtk_widget_add_css_class (label, column == 0 ? "fg2" : "numeric");
  gtk_grid_attach (self->lines, label, column, row, 1, 1);
  return GTK_LABEL (label);
}

static void
set_line (BwTruthStrip      *self,
          guint              row,
          const BwTruthLine *line)
{
  GtkLabel *text = ensure_label (self, 1, (int) row);

  bw_calm_set_text (ensure_label (self, 0, (int) row), line->label);
  bw_calm_set_text (text, line->text);
  bw_theme_set_tone (GTK_WIDGET (text), line->is_warning ? BW_TONE_LATE : BW_TONE_FG);
}

static void
on_list_button_clicked_cb (BwTruthStrip *self)
{
  g_assert (BW_IS_TRUTH_STRIP (self));

  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[SHOW_LIST], 0);
}

static void
bw_truth_strip_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), BW_TYPE_TRUTH_STRIP);

  G_OBJECT_CLASS (bw_truth_strip_parent_class)->dispose (object);
}

static void
bw_truth_strip_class_init (BwTruthStripClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bw_truth_strip_dispose;

  signals[SHOW_LIST] = g_signal_new ("show-list", BW_TYPE_TRUTH_STRIP, G_SIGNAL_RUN_LAST,
                                     0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/bulwarkdesk/Bulwark/widgets/bw-truth-strip.ui");
  gtk_widget_class_bind_template_child (widget_class, BwTruthStrip, title);
  gtk_widget_class_bind_template_child (widget_class, BwTruthStrip, value);
  gtk_widget_class_bind_template_child (widget_class, BwTruthStrip, lines);
  gtk_widget_class_bind_template_child (widget_class, BwTruthStrip, definition);
  gtk_widget_class_bind_template_child (widget_class, BwTruthStrip, list_button);
  gtk_widget_class_bind_template_callback (widget_class, on_list_button_clicked_cb);
}

static void
bw_truth_strip_init (BwTruthStrip *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
bw_truth_strip_new (void)
{
  return g_object_new (BW_TYPE_TRUTH_STRIP, NULL);
}

/**
 * bw_truth_strip_set_truth:
 * @self: a strip
 * @truth: what to show
 */
void
bw_truth_strip_set_truth (BwTruthStrip  *self,
                          const BwTruth *truth)
{
  g_return_if_fail (BW_IS_TRUTH_STRIP (self));
  g_return_if_fail (truth != NULL);

  bw_calm_set_text (self->title, truth->title);
  bw_calm_set_text (self->value, truth->value);
  bw_calm_set_text (self->definition, truth->definition != NULL ? truth->definition : "");
  gtk_widget_set_visible (GTK_WIDGET (self->definition), truth->definition != NULL);
  bw_accessible_set_label (GTK_ACCESSIBLE (self), truth->title);

  while (self->n_lines > truth->lines->len)
    gtk_grid_remove_row (self->lines, (int) --self->n_lines);
  for (guint i = 0; i < truth->lines->len; i++)
    set_line (self, i, g_ptr_array_index (truth->lines, i));
  self->n_lines = truth->lines->len;
}

/**
 * bw_truth_strip_set_list:
 * @self: a strip
 * @label: (nullable): of the button that shows the list; %NULL: there is none
 */
void
bw_truth_strip_set_list (BwTruthStrip *self,
                         const char   *label)
{
  g_return_if_fail (BW_IS_TRUTH_STRIP (self));

  gtk_widget_set_visible (GTK_WIDGET (self->list_button), label != NULL);
  if (label != NULL)
    gtk_button_set_label (self->list_button, label);
}

/**
 * bw_truth_strip_get_text:
 * @self: a strip
 * @label: of a line
 *
 * Returns: (transfer none) (nullable): what stands beside it
 */
const char *
bw_truth_strip_get_text (BwTruthStrip *self,
                         const char   *label)
{
  g_return_val_if_fail (BW_IS_TRUTH_STRIP (self), NULL);

  for (guint i = 0; i < self->n_lines; i++)
    {
      if (g_str_equal (gtk_label_get_text (ensure_label (self, 0, (int) i)), label))
        return gtk_label_get_text (ensure_label (self, 1, (int) i));
    }

  return NULL;
}
