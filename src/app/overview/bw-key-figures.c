/* bw-key-figures.c: the card of the six figures, and the strip behind each
 *
 * Each takes its own width and an equal part of what is over; where they do not
 * fit they stand in two lines.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-key-figures.h"

#include "bw-key-truth.h"

#define LINE_HEIGHT 92
#define INSET       14
#define N_COLUMNS   (BW_N_KEY_FIGURES / 2)

struct _BwKeyFigures
{
  GtkWidget parent_instance;

  GtkWidget   *buttons[BW_N_KEY_FIGURES];     /* (owned) */
  GtkWidget   *separators[BW_N_KEY_FIGURES];  /* (owned): left of each; [0] is none */
  GtkWidget   *strip;                         /* (owned) (nullable) */
  BwKeyFigure  shown;
  BwDesk      *desk;                          /* (owned) (nullable) */
  BwPlace      place;
};

enum
{
  SHOW_LIST,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BwKeyFigures, bw_key_figures, GTK_TYPE_WIDGET)

static void
measure_buttons (BwKeyFigures *self,
                 int           minimum[BW_N_KEY_FIGURES],
                 int           natural[BW_N_KEY_FIGURES])
{
  for (guint i = 0; i < BW_N_KEY_FIGURES; i++)
    gtk_widget_measure (self->buttons[i], GTK_ORIENTATION_HORIZONTAL, -1, &minimum[i], &natural[i],
                        NULL, NULL);
}

static int
sum (const int *values,
     guint      n)
{
  int total = 0;

  for (guint i = 0; i < n; i++)
    total += values[i];

  return total;
}

static int
find_n_lines (BwKeyFigures *self,
              int           width)
{
  int minimum[BW_N_KEY_FIGURES];
  int natural[BW_N_KEY_FIGURES];

  measure_buttons (self, minimum, natural);
  return width < sum (minimum, BW_N_KEY_FIGURES) ? 2 : 1;
}

/* One line of @n buttons from @first on: what they want, or less where it is not
 * there, and the rest in equal parts. */
static void
allocate_line (BwKeyFigures *self,
               guint         first,
               guint         n,
               int           y,
               int           width,
               int           height)
{
  int minimum[BW_N_KEY_FIGURES];
  int natural[BW_N_KEY_FIGURES];
  GtkRequestedSize sizes[BW_N_KEY_FIGURES];
  int extra;
  int x = 0;

  measure_buttons (self, minimum, natural);
  extra = MAX (width - sum (minimum + first, n), 0);
  for (guint i = 0; i < n; i++)
    sizes[i] = (GtkRequestedSize) { NULL, minimum[first + i], natural[first + i] };
  extra = gtk_distribute_natural_allocation (extra, n, sizes);

  for (guint i = 0; i < n; i++)
    {
      GtkAllocation allocation = { x, y, sizes[i].minimum_size + extra / (int) n, height };
      GtkWidget *separator = self->separators[first + i];

      gtk_widget_size_allocate (self->buttons[first + i], &allocation, -1);
      if (separator != NULL)
        {
          gtk_widget_set_child_visible (separator, i > 0);
          if (i > 0)
            gtk_widget_size_allocate (separator, &(GtkAllocation) { x, y + INSET, 1, height - 2 * INSET },
                                      -1);
        }
      x += allocation.width;
    }
}

static void
update_strip (BwKeyFigures  *self,
              const BwFacts *facts)
{
  g_autoptr (BwTruth) truth = NULL;

  if (self->strip == NULL || !gtk_widget_get_visible (self->strip) || facts->round == NULL)
    return;

  truth = bw_key_truth_new (self->shown, facts, self->place);
  bw_truth_strip_set_truth (BW_TRUTH_STRIP (self->strip), truth);
}

/* Teams are in no list of this page, and have no page yet. */
static const char *
get_list_label (BwKeyFigure figure)
{
  return figure != BW_KEY_FIGURE_TEAMS ? bw_key_truth_get_list (figure) : NULL;
}

static void
on_strip_show_list_cb (BwKeyFigures *self)
{
  g_assert (BW_IS_KEY_FIGURES (self));

  g_signal_emit (self, signals[SHOW_LIST], 0, (guint) self->shown);
}

static void
on_button_clicked_cb (BwKeyFigures *self,
                      GtkWidget    *button)
{
  BwFacts facts;
  graphene_rect_t bounds;

  g_assert (BW_IS_KEY_FIGURES (self));

  if (self->desk == NULL || !gtk_widget_compute_bounds (button, GTK_WIDGET (self), &bounds))
    return;

  for (guint i = 0; i < BW_N_KEY_FIGURES; i++)
    {
      if (self->buttons[i] == button)
        self->shown = (BwKeyFigure) i;
    }

  if (self->strip == NULL)
    {
      self->strip = g_object_ref_sink (bw_truth_strip_new ());
      gtk_popover_set_position (GTK_POPOVER (self->strip), GTK_POS_BOTTOM);
      gtk_widget_set_parent (self->strip, GTK_WIDGET (self));
      g_signal_connect_swapped (self->strip, "show-list", G_CALLBACK (on_strip_show_list_cb), self);
    }

  gtk_popover_set_pointing_to (GTK_POPOVER (self->strip),
                               &(GdkRectangle) { (int) bounds.origin.x, (int) bounds.origin.y,
                                                 (int) bounds.size.width, (int) bounds.size.height });
  bw_truth_strip_set_list (BW_TRUTH_STRIP (self->strip), get_list_label (self->shown));
  gtk_popover_popup (GTK_POPOVER (self->strip));
  bw_facts_init (&facts, self->desk);
  update_strip (self, &facts);
}

static GtkSizeRequestMode
bw_key_figures_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
bw_key_figures_measure (GtkWidget      *widget,
                        GtkOrientation  orientation,
                        int             for_size,
                        int            *minimum,
                        int            *natural,
                        int            *minimum_baseline,
                        int            *natural_baseline)
{
  BwKeyFigures *self = BW_KEY_FIGURES (widget);
  int minima[BW_N_KEY_FIGURES];
  int naturals[BW_N_KEY_FIGURES];
  int height = LINE_HEIGHT;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      measure_buttons (self, minima, naturals);
      *minimum = MAX (sum (minima, N_COLUMNS), sum (minima + N_COLUMNS, N_COLUMNS));
      *natural = sum (naturals, BW_N_KEY_FIGURES);
      return;
    }

  for (guint i = 0; i < BW_N_KEY_FIGURES; i++)
    {
      int needed;

      gtk_widget_measure (self->buttons[i], orientation, -1, &needed, NULL, NULL, NULL);
      height = MAX (height, needed);
    }
  *minimum = *natural = height * (for_size < 0 ? 1 : find_n_lines (self, for_size));
}

static void
bw_key_figures_size_allocate (GtkWidget *widget,
                              int        width,
                              int        height,
                              int        baseline)
{
  BwKeyFigures *self = BW_KEY_FIGURES (widget);

  if (find_n_lines (self, width) == 1)
    {
      allocate_line (self, 0, BW_N_KEY_FIGURES, 0, width, height);
    }
  else
    {
      allocate_line (self, 0, N_COLUMNS, 0, width, height / 2);
      allocate_line (self, N_COLUMNS, N_COLUMNS, height / 2, width, height / 2);
    }

  if (self->strip != NULL)
    gtk_popover_present (GTK_POPOVER (self->strip));
}

static void
bw_key_figures_dispose (GObject *object)
{
  BwKeyFigures *self = BW_KEY_FIGURES (object);

  if (self->strip != NULL)
    gtk_widget_unparent (self->strip);
  g_clear_object (&self->strip);
  for (guint i = 0; i < BW_N_KEY_FIGURES; i++)
    {
      g_clear_pointer (&self->buttons[i], gtk_widget_unparent);
      g_clear_pointer (&self->separators[i], gtk_widget_unparent);
    }
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (bw_key_figures_parent_class)->dispose (object);
}

static void
bw_key_figures_class_init (BwKeyFiguresClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bw_key_figures_dispose;
  widget_class->get_request_mode = bw_key_figures_get_request_mode;
  widget_class->measure = bw_key_figures_measure;
  widget_class->size_allocate = bw_key_figures_size_allocate;

  signals[SHOW_LIST] = g_signal_new ("show-list", BW_TYPE_KEY_FIGURES, G_SIGNAL_RUN_LAST,
                                     0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
bw_key_figures_init (BwKeyFigures *self)
{
  self->place = BW_PLACE_NONE;
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);

  for (guint i = 0; i < BW_N_KEY_FIGURES; i++)
    {
      if (i > 0)
        {
          self->separators[i] = gtk_separator_new (GTK_ORIENTATION_VERTICAL);
          gtk_widget_set_parent (self->separators[i], GTK_WIDGET (self));
        }
      self->buttons[i] = bw_figure_button_new ();
      gtk_widget_set_parent (self->buttons[i], GTK_WIDGET (self));
      g_signal_connect_object (self->buttons[i], "clicked", G_CALLBACK (on_button_clicked_cb), self,
                               G_CONNECT_SWAPPED);
    }
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

  g_set_object (&self->desk, facts->desk);
  self->place = place;
  for (guint i = 0; i < BW_N_KEY_FIGURES; i++)
    {
      BwFigureFace face;

      bw_key_figure_init_face ((BwKeyFigure) i, facts, place, &face);
      bw_figure_button_set_face (BW_FIGURE_BUTTON (self->buttons[i]), &face);
      bw_figure_face_clear (&face);
    }
  update_strip (self, facts);
}

BwFigureButton *
bw_key_figures_get_button (BwKeyFigures *self,
                           BwKeyFigure   figure)
{
  g_return_val_if_fail (BW_IS_KEY_FIGURES (self), NULL);
  g_return_val_if_fail (figure < BW_N_KEY_FIGURES, NULL);

  return BW_FIGURE_BUTTON (self->buttons[figure]);
}

BwTruthStrip *
bw_key_figures_get_strip (BwKeyFigures *self)
{
  g_return_val_if_fail (BW_IS_KEY_FIGURES (self), NULL);

  return self->strip != NULL ? BW_TRUTH_STRIP (self->strip) : NULL;
}
