/** The bench of layers and sizes. */

import { describeLab, hasText, pageOf, text, tryThis } from './lab-in-chromium.ts';

describeLab('the layers in Chromium', (lab) => {
  test('the layers: the task decides', async () => {
    const page = await lab.open('layers');
    await hasText(page, '#output-layer', /10 nodes, activation softmax.*sparse_categorical/);
    await hasText(page, '#params', /784 × 100 \+ 100 = 78,500/);
    await page.locator('select').first().selectOption('binary');
    await hasText(page, '#output-layer', /1 node, activation sigmoid. Loss: binary_crossentropy/);
    await page.getByLabel('Hidden layers').press('ArrowRight');
    await hasText(page, '#output-layer', /deep learning/);
    await hasText(page, '#params', /100 × 100 \+ 100 = 10,100/);

    // Four layers of the largest sizes: each text of the figure has its own place.
    const largest = 'classes=20&hidden=3&inputs=1000&units1=300&units2=300&units3=300';
    for (const folder of ['', 'ko/']) {
      await page.goto(lab.url + pageOf(`${folder}layers#${largest}`));
      await hasText(page, '#params', /300 × 20 \+ 20 = 6,020/);
      const overlaps = await page.locator('figure text').evaluateAll((texts) => {
        const boxes = texts.map((text) => text.getBoundingClientRect());
        return texts
          .filter((_, i) =>
            boxes.some(
              (box, k) =>
                k < i &&
                Math.min(box.right, boxes[i].right) - Math.max(box.left, boxes[i].left) > 1 &&
                Math.min(box.bottom, boxes[i].bottom) - Math.max(box.top, boxes[i].top) > 6,
            ),
          )
          .map(({ textContent }) => textContent);
      });
      expect(overlaps).toEqual([]);
    }
  });

  test('what to try: each names the loss and counts the parameters that the bench shows', async () => {
    const page = await lab.open('layers');
    const binary = await tryThis(page, 'binary');
    await hasText(page, '#output-layer', /1 node, activation sigmoid. Loss: binary_crossentropy/);
    expect(binary).toContain('binary_crossentropy');
    expect(binary).toContain((await text(page, '#params')).match(/output: (.*)/)?.[1]);
    const regression = await tryThis(page, 'regression');
    await hasText(page, '#output-layer', /1 node, activation linear. Loss: mean_squared_error/);
    expect(regression).toContain('mean_squared_error');
    const deep = await tryThis(page, 'deep');
    await hasText(page, '#output-layer', /this is deep learning/);
    expect(deep).toContain((await text(page, '#params')).match(/hidden_2: (.*)/)?.[1]);
  });
});
