/* bw-figure-card.c: a card of key figures, and the strip behind each
 *
 * Each takes its own width and an equal part of what is over; where they cannot all be
 * read in full they stand in two lines.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-figure-card.h"

#define LINE_HEIGHT 92
#define INSET       14

struct _BwFigureCard
{
  GtkWidget parent_instance;

  guint              n_figures;
  GtkWidget         *buttons[BW_FIGURE_CARD_MAX];     /* (owned) */
  GtkWidget         *separators[BW_FIGURE_CARD_MAX];  /* (owned): left of each; [0] is none */
  char              *lists[BW_FIGURE_CARD_MAX];       /* (owned) (nullable): of the button in the strip */
  GtkWidget         *strip;                           /* (owned) (nullable) */
  guint              shown;
  BwFigureTruthFunc  truth_func;                      /* (nullable) */
  gpointer           truth_data;                      /* (owned) if there is @truth_destroy */
  GDestroyNotify     truth_destroy;                   /* (nullable) */
};

typedef enum
{
  PROP_N_FIGURES = 1,
} BwFigureCardProperty;

enum
{
  SHOW_LIST,
  N_SIGNALS,
};

static GParamSpec *properties[PROP_N_FIGURES + 1];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BwFigureCard, bw_figure_card, GTK_TYPE_WIDGET)

/* Of two lines the first has one more if they are odd. */
static guint
get_n_columns (BwFigureCard *self)
{
  return (self->n_figures + 1) / 2;
}

static void
measure_buttons (BwFigureCard *self,
                 int           minimum[BW_FIGURE_CARD_MAX],
                 int           natural[BW_FIGURE_CARD_MAX])
{
  for (guint i = 0; i < self->n_figures; i++)
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
find_n_lines (BwFigureCard *self,
              int           width)
{
  int minimum[BW_FIGURE_CARD_MAX];
  int natural[BW_FIGURE_CARD_MAX];

  measure_buttons (self, minimum, natural);
  return width < sum (natural, self->n_figures) ? 2 : 1;
}

/* One line of @n buttons from @first on: what they want, or less where it is not
 * there, and the rest in equal parts. */
static void
allocate_line (BwFigureCard *self,
               guint         first,
               guint         n,
               int           y,
               int           width,
               int           height)
{
  int minimum[BW_FIGURE_CARD_MAX];
  int natural[BW_FIGURE_CARD_MAX];
  GtkRequestedSize sizes[BW_FIGURE_CARD_MAX];
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
on_strip_show_list_cb (BwFigureCard *self)
{
  g_assert (BW_IS_FIGURE_CARD (self));

  g_signal_emit (self, signals[SHOW_LIST], 0, self->shown);
}

static void
on_button_clicked_cb (BwFigureCard *self,
                      GtkWidget    *button)
{
  graphene_rect_t bounds;

  g_assert (BW_IS_FIGURE_CARD (self));

  if (self->truth_func == NULL || !gtk_widget_compute_bounds (button, GTK_WIDGET (self), &bounds))
    return;

  for (guint i = 0; i < self->n_figures; i++)
    {
      if (self->buttons[i] == button)
        self->shown = i;
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
  bw_truth_strip_set_list (BW_TRUTH_STRIP (self->strip), self->lists[self->shown]);
  gtk_popover_popup (GTK_POPOVER (self->strip));
  bw_figure_card_update_strip (self);
}

static GtkSizeRequestMode
bw_figure_card_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
bw_figure_card_measure (GtkWidget      *widget,
                        GtkOrientation  orientation,
                        int             for_size,
                        int            *minimum,
                        int            *natural,
                        int            *minimum_baseline,
                        int            *natural_baseline)
{
  BwFigureCard *self = BW_FIGURE_CARD (widget);
  guint n_columns = get_n_columns (self);
  int minima[BW_FIGURE_CARD_MAX];
  int naturals[BW_FIGURE_CARD_MAX];
  int height = LINE_HEIGHT;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      measure_buttons (self, minima, naturals);
      *minimum = MAX (sum (minima, n_columns), sum (minima + n_columns, self->n_figures - n_columns));
      *natural = sum (naturals, self->n_figures);
      return;
    }

  for (guint i = 0; i < self->n_figures; i++)
    {
      int needed;

      gtk_widget_measure (self->buttons[i], orientation, -1, &needed, NULL, NULL, NULL);
      height = MAX (height, needed);
    }
  *minimum = *natural = height * (for_size < 0 ? 1 : find_n_lines (self, for_size));
}

static void
bw_figure_card_size_allocate (GtkWidget *widget,
                              int        width,
                              int        height,
                              int        baseline)
{
  BwFigureCard *self = BW_FIGURE_CARD (widget);
  guint n_columns = get_n_columns (self);

  if (find_n_lines (self, width) == 1)
    {
      allocate_line (self, 0, self->n_figures, 0, width, height);
    }
  else
    {
      allocate_line (self, 0, n_columns, 0, width, height / 2);
      allocate_line (self, n_columns, self->n_figures - n_columns, height / 2, width, height / 2);
    }

  if (self->strip != NULL)
    gtk_popover_present (GTK_POPOVER (self->strip));
}

static void
bw_figure_card_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  if (prop_id == PROP_N_FIGURES)
    g_value_set_uint (value, BW_FIGURE_CARD (object)->n_figures);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
bw_figure_card_set_property (GObject      *object,
                             guint         prop_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  if (prop_id == PROP_N_FIGURES)
    BW_FIGURE_CARD (object)->n_figures = g_value_get_uint (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
bw_figure_card_constructed (GObject *object)
{
  BwFigureCard *self = BW_FIGURE_CARD (object);

  G_OBJECT_CLASS (bw_figure_card_parent_class)->constructed (object);

  for (guint i = 0; i < self->n_figures; i++)
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

static void
bw_figure_card_dispose (GObject *object)
{
  BwFigureCard *self = BW_FIGURE_CARD (object);

  bw_figure_card_set_truth_func (self, NULL, NULL, NULL);
  if (self->strip != NULL)
    gtk_widget_unparent (self->strip);
  g_clear_object (&self->strip);
  for (guint i = 0; i < self->n_figures; i++)
    {
      g_clear_pointer (&self->buttons[i], gtk_widget_unparent);
      g_clear_pointer (&self->separators[i], gtk_widget_unparent);
    }

  G_OBJECT_CLASS (bw_figure_card_parent_class)->dispose (object);
}

static void
bw_figure_card_finalize (GObject *object)
{
  BwFigureCard *self = BW_FIGURE_CARD (object);

  for (guint i = 0; i < self->n_figures; i++)
    g_clear_pointer (&self->lists[i], g_free);

  G_OBJECT_CLASS (bw_figure_card_parent_class)->finalize (object);
}

static void
bw_figure_card_class_init (BwFigureCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = bw_figure_card_get_property;
  object_class->set_property = bw_figure_card_set_property;
  object_class->constructed = bw_figure_card_constructed;
  object_class->dispose = bw_figure_card_dispose;
  object_class->finalize = bw_figure_card_finalize;
  widget_class->get_request_mode = bw_figure_card_get_request_mode;
  widget_class->measure = bw_figure_card_measure;
  widget_class->size_allocate = bw_figure_card_size_allocate;

  properties[PROP_N_FIGURES] = g_param_spec_uint ("n-figures", NULL, NULL, 1, BW_FIGURE_CARD_MAX, 6,
                                                  G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY
                                                  | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  signals[SHOW_LIST] = g_signal_new ("show-list", BW_TYPE_FIGURE_CARD, G_SIGNAL_RUN_LAST,
                                     0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
bw_figure_card_init (BwFigureCard *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

/**
 * bw_figure_card_new:
 * @n_figures: how many, at most %BW_FIGURE_CARD_MAX
 *
 * Returns: (transfer floating): a card whose figures say nothing yet
 */
GtkWidget *
bw_figure_card_new (guint n_figures)
{
  g_return_val_if_fail (n_figures > 0 && n_figures <= BW_FIGURE_CARD_MAX, NULL);

  return g_object_new (BW_TYPE_FIGURE_CARD, "n-figures", n_figures, NULL);
}

guint
bw_figure_card_get_n_figures (BwFigureCard *self)
{
  g_return_val_if_fail (BW_IS_FIGURE_CARD (self), 0);

  return self->n_figures;
}

/**
 * bw_figure_card_set_truth_func:
 * @self: a card
 * @function: (nullable): asked what stands behind a figure, when it is pressed and
 *   at each bw_figure_card_update_strip() while its strip is open; %NULL: figures
 *   open nothing
 * @user_data: for @function
 * @destroy: (nullable): of @user_data
 */
void
bw_figure_card_set_truth_func (BwFigureCard      *self,
                               BwFigureTruthFunc  function,
                               gpointer           user_data,
                               GDestroyNotify     destroy)
{
  g_return_if_fail (BW_IS_FIGURE_CARD (self));

  if (self->truth_destroy != NULL)
    self->truth_destroy (self->truth_data);
  self->truth_func = function;
  self->truth_data = user_data;
  self->truth_destroy = destroy;
}

/**
 * bw_figure_card_set_face:
 * @self: a card
 * @figure: which one, from 0
 * @face: what it shows
 */
void
bw_figure_card_set_face (BwFigureCard       *self,
                         guint               figure,
                         const BwFigureFace *face)
{
  g_return_if_fail (BW_IS_FIGURE_CARD (self));
  g_return_if_fail (figure < self->n_figures);

  bw_figure_button_set_face (BW_FIGURE_BUTTON (self->buttons[figure]), face);
}

void
bw_figure_card_set_list (BwFigureCard *self,
                         guint         figure,
                         const char   *label)
{
  g_return_if_fail (BW_IS_FIGURE_CARD (self));
  g_return_if_fail (figure < self->n_figures);

  g_free (self->lists[figure]);
  self->lists[figure] = g_strdup (label);
}

/**
 * bw_figure_card_update_strip:
 * @self: a card
 *
 * Costs nothing while no strip is open.
 */
void
bw_figure_card_update_strip (BwFigureCard *self)
{
  g_autoptr (BwTruth) truth = NULL;

  g_return_if_fail (BW_IS_FIGURE_CARD (self));

  if (self->strip == NULL || !gtk_widget_get_visible (self->strip) || self->truth_func == NULL)
    return;

  truth = self->truth_func (self->shown, self->truth_data);
  if (truth != NULL)
    bw_truth_strip_set_truth (BW_TRUTH_STRIP (self->strip), truth);
}

BwFigureButton *
bw_figure_card_get_button (BwFigureCard *self,
                           guint         figure)
{
  g_return_val_if_fail (BW_IS_FIGURE_CARD (self), NULL);
  g_return_val_if_fail (figure < self->n_figures, NULL);

  return BW_FIGURE_BUTTON (self->buttons[figure]);
}

BwTruthStrip *
bw_figure_card_get_strip (BwFigureCard *self)
{
  g_return_val_if_fail (BW_IS_FIGURE_CARD (self), NULL);

  return self->strip != NULL ? BW_TRUTH_STRIP (self->strip) : NULL;
}
