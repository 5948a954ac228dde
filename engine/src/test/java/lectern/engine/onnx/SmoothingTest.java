package lectern.engine.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SmoothingTest {

    @Test
    void rows_and_weights_carry_half_of_an_outlier_each() {
        var factors = Smoothing.factors(new float[] {1, 100}, new float[] {1, 1});
        assertThat(factors[0]).isEqualTo(1);
        assertThat(100 * factors[1]).isEqualTo(10, within(1e-4f));
        assertThat(1 / factors[1]).isEqualTo(10, within(1e-4f));
    }

    @Test
    void a_channel_that_is_never_used_does_not_divide_by_zero() {
        assertThat(Smoothing.factors(new float[] {0, 0}, new float[] {0, 1})[0]).isFinite().isPositive();
        assertThat(Smoothing.factors(new float[] {0, 0}, new float[] {0, 1})[1]).isFinite().isPositive();
    }
}
